package io.github.wooautosync.record;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.ProductId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the history of attempts, for people: nothing is decided by it, and nothing is lost with it but memories. The
 * attempts of a product outlive its record, so that its removal is the last of them; retention ends them.
 *
 * <p>Every method is one short transaction of its own or several (READ COMMITTED on a database), never the host's. Safe
 * for use by several threads and nodes.
 */
public interface AttemptStore {

    /**
     * Adds attempts, in their order.
     *
     * @param attempts any number; empty does nothing
     */
    void append(List<SyncAttempt> attempts);

    /**
     * Attempts of a connection, newest first: the one that was added last comes first.
     *
     * @param productId only those of this product; absent means all
     * @param before only older ones than this: the {@code next} of the page before
     * @param limit positive
     */
    AttemptPage list(ConnectionId connectionId, Optional<ProductId> productId, Optional<AttemptId> before, int limit);

    /**
     * Deletes what retention does not keep.
     *
     * @param olderThan attempts that ended before go
     * @param perProduct of each product at each connection only that many of the newest stay; positive
     * @return how many went
     */
    int purge(Instant olderThan, int perProduct);

    /** Deletes every attempt of a connection, for when the connection is deleted. Returns how many there were. */
    int deleteAll(ConnectionId connectionId);
}
