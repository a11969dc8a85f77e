package io.github.wooautosync;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.AttemptId;
import io.github.wooautosync.record.AttemptPage;
import io.github.wooautosync.record.SyncAttempt;
import io.github.wooautosync.record.SyncRecordId;
import io.github.wooautosync.record.SyncStatus;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Reads where products stand. A host that serves several owners asks {@link #forOwner} first: without it every
 * connection can be read. Safe for use by several threads.
 */
public interface SyncStatusService {

    /** The same for one owner: for every method a connection of another owner is as good as none. */
    SyncStatusService forOwner(OwnerId ownerId);

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
     * What was tried with one product, newest first: pushes, failures, its removal. What was unchanged is not among it,
     * nor what only waited because the store as a whole was away.
     *
     * @param limit 1 to 1000
     * @throws ConnectionNotFoundException when there is no such connection
     */
    List<SyncAttempt> history(ConnectionId connectionId, ProductId productId, int limit);

    /**
     * What was tried at a connection, newest first, page by page.
     *
     * @param before the {@code next} of the page before; absent for the first one
     * @param limit 1 to 1000
     * @throws ConnectionNotFoundException when there is no such connection
     */
    AttemptPage history(ConnectionId connectionId, Optional<AttemptId> before, int limit);

    /**
     * Tries products in error or conflict again, now, and exports those anew that the store has with a warning.
     *
     * @param productIds which ones; empty means all of the connection
     * @return how many there were
     */
    int retry(ConnectionId connectionId, Collection<ProductId> productIds);
}
