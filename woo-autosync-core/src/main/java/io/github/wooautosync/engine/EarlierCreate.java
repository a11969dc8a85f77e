package io.github.wooautosync.engine;

import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.record.SyncError;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordId;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.woo.SkuKey;
import io.github.wooautosync.woo.StoreEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the product that an earlier request may have created without an answer, although its SKU in the PIM is another
 * one by now. Without it the product would be in the store twice, under both SKUs.
 */
final class EarlierCreate {

    private static final String SKU = "sku";

    private EarlierCreate() {}

    /** What has to be noted before these are sent. */
    static List<SyncOutcome> notes(List<PreparedPush> pushes) {
        List<SyncOutcome> notes = new ArrayList<>();
        for (PreparedPush push : pushes) {
            SyncRecord record = push.record();
            String sku = push.push().sku();
            if (push.isCreate() && !record.createdSku().filter(sku::equals).isPresent()) {
                notes.add(new SyncOutcome.Creating(record.id(), record.revision(), sku));
            }
        }
        return notes;
    }

    /** Under which other SKUs products may have been created that are to be created now. */
    static Set<String> skus(List<PlannedPush> creates) {
        Set<String> skus = new LinkedHashSet<>();
        creates.forEach(push -> otherSku(push).ifPresent(skus::add));
        return skus;
    }

    /** Which of them are in the store under their other SKU. */
    static Map<SyncRecordId, StoreEntry> found(
            List<PlannedPush> creates, Map<SkuKey, List<StoreEntry>> bySku, Map<WooProductId, SyncRecord> links) {
        Map<SyncRecordId, StoreEntry> found = new HashMap<>();
        Set<Long> taken = new HashSet<>();
        for (PlannedPush push : creates) {
            otherSku(push)
                    .flatMap(sku -> bySku.getOrDefault(SkuKey.of(sku), List.of()).stream()
                            .filter(entry -> !entry.isVariation() && !links.containsKey(WooProductId.of(entry.id())))
                            .filter(entry -> taken.add(entry.id()))
                            .findFirst())
                    .ifPresent(entry -> found.put(push.record().id(), entry));
        }
        return found;
    }

    /** The product keeps the SKU that it was created with until it is linked: its new one may still be another's. */
    static PlannedPush linkedFirst(PlannedPush update) {
        Map<String, String> known = new LinkedHashMap<>(update.fingerprints());
        known.remove(SKU);
        return new PlannedPush(update.record(), update.target(), update.desired(), known, update.fieldsToSend());
    }

    static boolean isLinkedFirst(PlannedPush push) {
        return !push.isCreate()
                && push.desired().fields().containsKey(SKU)
                && !push.fingerprints().containsKey(SKU);
    }

    /** As long as the earlier request may still create the product, a second one under another SKU is not sent. */
    static boolean mayStillCome(PlannedPush push, Verdicts verdicts) {
        return otherSku(push).isPresent() && verdicts.isInDoubt(push.record());
    }

    static SyncOutcome waitingFor(PlannedPush push) {
        SyncRecord record = push.record();
        Optional<Instant> until = record.doubtfulUntil();
        SyncError error = new SyncError(
                FailureCode.CREATE_UNCONFIRMED,
                "the store gave no answer when the product was created with SKU '"
                        + record.createdSku().orElse("") + "'; it is looked for until "
                        + until.map(Instant::toString).orElse("") + ", and then created with SKU '" + push.sku() + "'");
        return new SyncOutcome.Failed(
                record.id(), record.revision(), SyncStatus.ERROR, error, until, false, Optional.empty());
    }

    private static Optional<String> otherSku(PlannedPush push) {
        SyncRecord record = push.record();
        return push.isCreate() && record.doubtfulUntil().isPresent()
                ? record.createdSku().filter(sku -> !SkuKey.of(sku).equals(SkuKey.of(push.sku())))
                : Optional.empty();
    }
}
