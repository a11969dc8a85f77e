package io.github.wooautosync.jpa;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where transactions begin and end: the one thing that plain JPA, JTA and Spring do differently. Implementations are
 * safe for use by several threads.
 */
public interface TransactionBoundary {

    /**
     * Runs work in a new transaction with an entity manager of its own, whatever transaction this thread is in: that
     * one is neither seen nor touched. Commits when the work returns; rolls back and throws on when it throws. Nothing
     * may have been executed in the transaction before the work starts. On a thread that is in a transaction of the
     * host it needs a second connection: the host's pool must have room for it.
     */
    <T> T inNewTransaction(Function<EntityManager, T> work);

    /** The transaction of the host that this thread is in; {@link HostParticipants} does what there is to do at its end. */
    Optional<HostTransaction> hostTransaction();
}
