package io.github.wooautosync.record;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import java.util.List;
import java.util.Set;

/**
 * Products that a person wants in a store.
 *
 * @param productIds without duplicates
 * @param fields the selection; empty means all fields
 * @param partial true: only what differs is sent, and the selection is added to the one before; false: the selection
 *     replaces the one before, and all of it is sent again
 */
public record ExportRegistration(
        ConnectionId connectionId, OwnerId ownerId, List<ProductId> productIds, Set<String> fields, boolean partial) {

    public ExportRegistration {
        productIds = List.copyOf(productIds);
        fields = java.util.Collections.unmodifiableSet(new java.util.LinkedHashSet<>(fields));
    }
}
