package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.mapping.DesiredProduct;
import io.github.wooautosync.mapping.DesiredValue;
import io.github.wooautosync.record.SyncError;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordStore;
import io.github.wooautosync.woo.WooFailure;
import io.github.wooautosync.woo.WooFailure.Conflict;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets products of the PIM exchange SKUs. The store refuses a SKU as long as another product holds it (fact 53), so that
 * two that swap theirs would refuse each other for ever. Whoever is refused because of a product that itself waits for
 * another SKU first goes without one; the next push gives it its new one. Whoever is refused because of a product that is
 * about to change anyway waits.
 */
final class SkuExchange {

    private static final String SKU = "sku";

    private final SyncRecordStore records;
    private final Verdicts verdicts;

    SkuExchange(SyncRecordStore records, Verdicts verdicts) {
        this.records = records;
        this.verdicts = verdicts;
    }

    /** What the refusal of an update means when another product of the PIM is about to give the SKU up. */
    Optional<SyncOutcome> waiting(WooFailure failure, PlannedPush push) {
        if (push.isCreate()
                || !(failure instanceof Conflict conflict)
                || conflict.reason() != Conflict.Reason.SKU_TAKEN
                || conflict.resourceId().isEmpty()) {
            return Optional.empty();
        }
        SyncRecord record = push.record();
        WooProductId id = WooProductId.of(conflict.resourceId().getAsLong());
        SyncRecord holder =
                records.findByWooProducts(record.connectionId(), List.of(id)).get(id);
        if (holder == null || holder.id().equals(record.id()) || !isWaiting(holder)) {
            return Optional.empty();
        }
        String refusal = conflict.detail().code();
        boolean holderIsRefused = holder.error()
                .filter(error -> error.code().equals(refusal) || error.code().equals(FailureCode.SKU_EXCHANGED))
                .isPresent();
        return Optional.of(verdicts.waitsFor(
                holder,
                record,
                new SyncError(
                        holderIsRefused ? FailureCode.SKU_EXCHANGED : refusal,
                        "SKU '" + push.sku() + "' is still that of product " + holder.productId()
                                + ", which is to be changed, too; it follows by itself")));
    }

    /** Whether a change is still to be pushed for it, and will be by itself. */
    static boolean isWaiting(SyncRecord record) {
        return record.hasPendingChanges()
                && (record.dueAt().isPresent() || record.inFlightEpoch().isPresent());
    }

    /** Whether the next push of this record takes its SKU away, so that another product can have it. */
    static boolean givesWay(SyncRecord record, Set<String> fieldsToSend) {
        return record.wooProductId().isPresent()
                && fieldsToSend.contains(SKU)
                && record.error()
                        .filter(error -> error.code().equals(FailureCode.SKU_EXCHANGED))
                        .isPresent();
    }

    /** The same without a SKU. */
    static DesiredProduct without(DesiredProduct desired) {
        return desired.with(SKU, new DesiredValue.Json(TextNode.valueOf("")));
    }
}
