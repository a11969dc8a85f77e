package io.github.wooautosync.engine;

import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.mapping.DesiredProduct;
import io.github.wooautosync.mapping.DesiredValue;
import io.github.wooautosync.record.SyncRecord;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A product that differs from its store.
 *
 * @param target the product in the store; absent when it is to be created
 * @param fingerprints of all desired values
 * @param fieldsToSend what differs
 */
record PlannedPush(
        SyncRecord record,
        Optional<WooProductId> target,
        DesiredProduct desired,
        Map<String, String> fingerprints,
        Set<String> fieldsToSend) {

    boolean isCreate() {
        return target.isEmpty();
    }

    /** Whether this push is only a step on the way to the SKU that the product is to have. */
    boolean skuFollows() {
        return SkuExchange.givesWay(record, fieldsToSend) || EarlierCreate.isLinkedFirst(this);
    }

    /** Whether the product becomes one without variations, which deletes those it has (fact 110). */
    boolean leavesVariations() {
        return !isCreate()
                && fieldsToSend.contains("type")
                && !desired.fields().containsKey(DesiredValue.Variants.FIELD);
    }

    String sku() {
        return desired.text("sku").orElse("").strip();
    }
}
