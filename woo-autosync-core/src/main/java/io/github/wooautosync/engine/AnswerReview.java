package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wooautosync.mapping.DesiredValue;
import io.github.wooautosync.record.LinkStore;
import io.github.wooautosync.woo.StoreEntry;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a product should have got with what the store shows, because the store drops what it does not know or
 * like and answers that all is well. References that were dropped are looked for anew once; if that does not help, and
 * for values, a warning says so.
 */
final class AnswerReview {

    private final TermFields terms;
    private final TagReferences tags;
    private final AttributeReferences attributes;

    AnswerReview(LinkStore links, TermFields terms, Clock clock) {
        this.terms = terms;
        this.tags = new TagReferences(links);
        this.attributes = new AttributeReferences(links, clock);
    }

    /**
     * What the answer shows.
     *
     * @param repeated fields to be sent once more
     * @param warnings field to a loss that a repeat did not or would not mend
     */
    record Finding(Set<String> repeated, Map<String, FieldWarning> warnings) {}

    /** The fields that the answer must show for a review. */
    static Set<String> fieldsToShow(List<PreparedPush> items) {
        Set<String> fields = new LinkedHashSet<>();
        for (PreparedPush item : items) {
            item.fields().names().stream()
                    .filter(field -> isReference(item.push().desired().fields().get(field)))
                    .forEach(fields::add);
            fields.addAll(ValueReview.fieldsToShow(item.fields()));
        }
        return fields;
    }

    Finding review(StoreRound round, PreparedPush item, StoreEntry entry) {
        Set<String> repeated = new LinkedHashSet<>();
        Map<String, FieldWarning> warnings = new LinkedHashMap<>(ValueReview.review(item, entry));
        for (Map.Entry<String, JsonNode> field : item.fields().values().entrySet()) {
            DesiredValue value = item.push().desired().fields().get(field.getKey());
            JsonNode answered = entry.fields().path(field.getKey());
            if (value != null
                    && isReference(value)
                    && answered.isArray()
                    && hasLost(round, value, field.getValue(), answered)) {
                if (round.session().mayRepeat(item.record(), field.getKey())) {
                    repeated.add(field.getKey());
                } else {
                    warnings.put(field.getKey(), dropped(field.getKey()));
                }
            }
        }
        return new Finding(repeated, warnings);
    }

    private boolean hasLost(StoreRound round, DesiredValue value, JsonNode sent, JsonNode answered) {
        if (value instanceof DesiredValue.Attributes wanted) {
            boolean lost = AttributeReferences.hasLost(sent, answered);
            if (lost) {
                attributes.forgetLost(round, wanted, answered);
            }
            return lost;
        }
        boolean lost = TermFields.hasLost(sent, answered);
        if (lost && value instanceof DesiredValue.Tags wanted) {
            tags.forgetLost(round, wanted, answered);
        } else if (lost) {
            terms.forgetLost(round, value, answered);
        }
        return lost;
    }

    private static boolean isReference(@Nullable DesiredValue value) {
        return value instanceof DesiredValue.Categories
                || value instanceof DesiredValue.Brands
                || value instanceof DesiredValue.Tags
                || value instanceof DesiredValue.Attributes;
    }

    private static FieldWarning dropped(String field) {
        return FieldWarning.lasting(
                FailureCode.TERM_DROPPED,
                "the store did not keep all " + field
                        + " of the product; look whether a plug-in limits them, or whether names differ only in"
                        + " characters that the store drops");
    }
}
