package io.github.wooautosync.engine;

import io.github.wooautosync.woo.StoreFields;
import java.util.OptionalLong;

/**
 * What would be written of one variation.
 *
 * @param id in the store; absent when it would be created
 * @param fields what would be sent; none when it would be deleted
 */
record VariationPreview(OptionalLong id, StoreFields fields) {

    boolean isRemoval() {
        return fields.isEmpty();
    }
}
