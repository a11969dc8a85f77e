package io.github.wooautosync;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import java.util.Collection;

/**
 * Decides for single products of one connection whether they are kept in step. Products that were never exported to the
 * store are passed over. Safe for use by several threads.
 */
public interface ProductSyncService {

    /**
     * Switches automatic updates off: changes are counted and not pushed until {@link #resume}. A manual export is pushed
     * all the same.
     *
     * @return how many products were switched
     * @throws ConnectionNotFoundException when the owner has no such connection
     */
    int pause(OwnerId ownerId, ConnectionId connectionId, Collection<ProductId> productIds);

    /**
     * Switches automatic updates on; what changed meanwhile is pushed now.
     *
     * @return how many products were switched
     * @throws ConnectionNotFoundException when the owner has no such connection
     */
    int resume(OwnerId ownerId, ConnectionId connectionId, Collection<ProductId> productIds);

    /**
     * Forgets the sync records of these products: they are no longer kept in step. The products in the store stay as they
     * are, and a later export finds them by their SKU.
     *
     * @return how many records there were
     * @throws ConnectionNotFoundException when the owner has no such connection
     */
    int forget(OwnerId ownerId, ConnectionId connectionId, Collection<ProductId> productIds);
}
