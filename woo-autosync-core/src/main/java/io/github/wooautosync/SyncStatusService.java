package io.github.wooautosync;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.SyncRecordId;
import io.github.wooautosync.record.SyncStatus;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Reads where products stand. A host that serves several owners checks first that the connection is the caller's: {@link
 * ConnectionService#get}. Safe for use by several threads.
 */
public interface SyncStatusService {

    /**
     * The statuses of these products, in their order; products that were never exported to that store are absent.
     *
     * @throws ConnectionNotFoundException when there is no such connection
     */
    List<ProductSyncStatus> syncStatus(ConnectionId connectionId, Collection<ProductId> productIds);

    /** The status of one product; absent when it was never exported to that store. */
    Optional<ProductSyncStatus> syncStatus(ConnectionId connectionId, ProductId productId);

    /**
     * All statuses of a connection, page by page.
     *
     * @param status only these; absent means all
     * @param after the {@code next} of the page before; absent for the first one
     * @param limit 1 to 1000
     */
    ProductSyncStatusPage list(
            ConnectionId connectionId, Optional<SyncStatus> status, Optional<SyncRecordId> after, int limit);

    /**
     * Numbers of a connection.
     *
     * @throws ConnectionNotFoundException when there is no such connection
     */
    ConnectionSyncStats stats(ConnectionId connectionId);

    /**
     * Tries products in error or conflict again, now.
     *
     * @param productIds which ones; empty means all of the connection
     * @return how many there were
     */
    int retry(ConnectionId connectionId, Collection<ProductId> productIds);
}
