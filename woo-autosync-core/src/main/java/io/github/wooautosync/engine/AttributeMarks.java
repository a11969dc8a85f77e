package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.wooautosync.connection.FieldOwnership;
import io.github.wooautosync.connection.StorePolicy;
import io.github.wooautosync.mapping.DesiredProduct;
import io.github.wooautosync.mapping.DesiredValue;
import io.github.wooautosync.mapping.Fingerprints;
import io.github.wooautosync.record.SyncRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Remembers, beside the fingerprints of a record, which attributes of a product came from the PIM: attribute code to a
 * hash of where the attribute lives in the store. So an attribute that the PIM gave up can be told from one that the
 * shop added.
 */
final class AttributeMarks {

    static final String FIELD = "attributes";

    private static final String PREFIX = FIELD + ":";

    private AttributeMarks() {}

    /** A product that lost all its attributes in the PIM says nothing of them; those that were pushed before go. */
    static DesiredProduct withLostAttributes(DesiredProduct desired, SyncRecord record, StorePolicy policy) {
        boolean silent = !desired.fields().containsKey(FIELD) && policy.ownershipOf(FIELD) == FieldOwnership.PIM;
        boolean lost = silent && codes(record).stream().anyMatch(code -> isSelected(code, record.exportedFields()));
        return lost ? desired.with(FIELD, new DesiredValue.Attributes(List.of())) : desired;
    }

    /** Whether a product is kept in step with some of its attributes only. */
    static boolean isPartial(Set<String> selection) {
        return !selection.isEmpty() && !selection.contains(FIELD);
    }

    /** Whether an attribute that is shown was pushed before and is not any more. */
    static boolean isGivenUp(SyncRecord record, AttributePlace place) {
        String mark = mark(place);
        return codes(record).stream()
                .filter(code -> mark.equals(record.fingerprints().get(PREFIX + code)))
                .anyMatch(code -> isSelected(code, record.exportedFields()));
    }

    /** The entries after a push. */
    static Map<String, String> after(SyncRecord record, Map<String, AttributePlace> pushed) {
        Map<String, String> marks = new LinkedHashMap<>();
        codes(record).stream()
                .filter(code -> !isSelected(code, record.exportedFields()))
                .forEach(code -> marks.put(PREFIX + code, record.fingerprints().getOrDefault(PREFIX + code, "")));
        pushed.forEach((code, place) -> marks.put(PREFIX + code, mark(place)));
        return marks;
    }

    static boolean isMark(String fingerprintName) {
        return fingerprintName.startsWith(PREFIX);
    }

    private static boolean isSelected(String code, Set<String> selection) {
        return !isPartial(selection) || selection.contains(code);
    }

    private static List<String> codes(SyncRecord record) {
        return record.fingerprints().keySet().stream()
                .filter(AttributeMarks::isMark)
                .map(name -> name.substring(PREFIX.length()))
                .toList();
    }

    private static String mark(AttributePlace place) {
        return Fingerprints.of(new DesiredValue.Json(TextNode.valueOf(place.key())));
    }
}
