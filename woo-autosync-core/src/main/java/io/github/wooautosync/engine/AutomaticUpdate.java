package io.github.wooautosync.engine;

import io.github.wooautosync.connection.FieldGroup;
import io.github.wooautosync.connection.FieldOwnership;
import io.github.wooautosync.connection.StorePolicy;
import io.github.wooautosync.record.FingerprintMark;
import io.github.wooautosync.record.SyncRecord;
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
        if (!isAutomatic(record) || policy.automaticGroups().size() == FieldGroup.values().length) {
            return push;
        }
        Map<String, String> known = known(record);
        Map<String, String> fingerprints = new LinkedHashMap<>(push.fingerprints());
        Set<String> fields = new LinkedHashSet<>(push.fieldsToSend());
        for (String field : push.fieldsToSend()) {
            String before = known.getOrDefault(field, "");
            boolean changed = !before.equals(push.fingerprints().get(field));
            // What is equal and sent all the same confirms a value that was pushed before.
            if (changed && !policy.automaticGroups().contains(FieldGroup.of(field))) {
                fields.remove(field);
                fingerprints.put(field, FingerprintMark.HELD_BACK.mark(record.fingerprintsProve() ? before : ""));
            }
        }
        return new PlannedPush(record, push.target(), push.desired(), fingerprints, fields);
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
