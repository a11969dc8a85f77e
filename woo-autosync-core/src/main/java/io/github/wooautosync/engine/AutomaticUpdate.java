package io.github.wooautosync.engine;

import io.github.wooautosync.connection.FieldGroup;
import io.github.wooautosync.connection.FieldOwnership;
import io.github.wooautosync.connection.StorePolicy;
import io.github.wooautosync.mapping.DesiredValue;
import io.github.wooautosync.record.FingerprintMark;
import io.github.wooautosync.record.SyncRecord;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Holds back what automatic updates do not push. A field that is held back keeps what the store is known to have, under a
 * mark: the record counts as in step, people see what waits, and the next export sends it.
 */
final class AutomaticUpdate {

    private AutomaticUpdate() {}

    /**
     * What the store is known to have, as if nothing were held back, so that a value which the PIM took back need not
     * travel. What is the shop's is not known.
     */
    static Map<String, String> known(SyncRecord record) {
        Map<String, String> known = new LinkedHashMap<>();
        record.fingerprints().forEach((field, marked) -> {
            String fingerprint = FingerprintMark.HELD_BACK.removeFrom(marked);
            if (!fingerprint.isEmpty() && !FingerprintMark.LEFT_TO_SHOP.isOn(fingerprint)) {
                known.put(field, fingerprint);
            }
        });
        return known;
    }

    /** The push without the changes that it may not make by itself. */
    static PlannedPush restrict(PlannedPush push, StorePolicy policy) {
        SyncRecord record = push.record();
        if (isUnrestricted(record, policy)) {
            return push;
        }
        Map<String, String> known = known(record);
        Map<String, String> fingerprints = new LinkedHashMap<>(push.fingerprints());
        Set<String> fields = new LinkedHashSet<>(push.fieldsToSend());
        for (String field : push.fieldsToSend()) {
            if (isChanged(push, field) && Collections.disjoint(policy.automaticGroups(), groupsOf(push, field))) {
                fields.remove(field);
                String before = known.getOrDefault(field, "");
                fingerprints.put(field, FingerprintMark.HELD_BACK.mark(record.fingerprintsProve() ? before : ""));
            }
        }
        return new PlannedPush(record, push.target(), push.desired(), fingerprints, fields);
    }

    /** What the push may change of the variations that the store has. */
    static VariationScope scopeOfVariations(PlannedPush push, StorePolicy policy) {
        return isUnrestricted(push.record(), policy) || !isChanged(push, DesiredValue.Variants.FIELD)
                ? VariationScope.EVERYTHING
                : new VariationScope(policy.automaticGroups());
    }

    private static boolean isUnrestricted(SyncRecord record, StorePolicy policy) {
        return !isAutomatic(record) || policy.automaticGroups().size() == FieldGroup.values().length;
    }

    /** What is equal and sent all the same confirms a value that was pushed before. */
    private static boolean isChanged(PlannedPush push, String field) {
        String before = known(push.record()).getOrDefault(field, "");
        return !before.equals(push.fingerprints().get(field));
    }

    /** Variations have fields of several groups. */
    private static Set<FieldGroup> groupsOf(PlannedPush push, String field) {
        Set<FieldGroup> groups = EnumSet.of(FieldGroup.of(field));
        if (push.desired().fields().get(field) instanceof DesiredValue.Variants variants) {
            variants.variants().stream()
                    .flatMap(variant -> variant.fields().keySet().stream())
                    .map(VariationScope::groupOf)
                    .forEach(groups::add);
        }
        return groups;
    }

    /**
     * The fingerprints with a mark on every field that is the shop's, so that none of them is taken for equal, should the
     * PIM get it back.
     */
    static Map<String, String> leavingToShop(Map<String, String> fingerprints, SyncRecord record, StorePolicy policy) {
        Map<String, String> marked = new LinkedHashMap<>(fingerprints);
        policy.fieldOwnership().forEach((field, owner) -> {
            boolean known = marked.containsKey(field) || record.fingerprints().containsKey(field);
            if (known && owner != FieldOwnership.PIM) {
                marked.put(field, FingerprintMark.LEFT_TO_SHOP.mark(""));
            }
        });
        return marked;
    }

    /** What the store is known to have when nothing is sent. */
    static Map<String, String> knownUnchanged(PlannedPush push) {
        Map<String, String> known = new LinkedHashMap<>(push.record().fingerprints());
        known.putAll(push.fingerprints());
        return known;
    }

    /** Not a create, and nothing that a person asked for or that an export left open. */
    private static boolean isAutomatic(SyncRecord record) {
        return record.wooProductId().isPresent()
                && record.requestedRevision() < record.revision()
                && !record.isExportPending();
    }
}
