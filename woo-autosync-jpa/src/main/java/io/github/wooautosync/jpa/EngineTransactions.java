package io.github.wooautosync.jpa;

import jakarta.persistence.EntityManager;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine's own short transactions. One that loses a race (a deadlock, a lock time-out, a row that somebody else
 * inserted first) is run once more from its start.
 */
final class EngineTransactions {

    private static final Logger LOG = LoggerFactory.getLogger(EngineTransactions.class);
    private static final int TRIES = 6;
    private static final long LONGEST_PAUSE_NANOS = 40_000_000;

    private final TransactionBoundary boundary;
    private volatile @Nullable Dialect dialect;

    EngineTransactions(TransactionBoundary boundary, @Nullable Database database) {
        this.boundary = boundary;
        this.dialect = database == null ? null : database.dialect();
    }

    /** Work that only reads. */
    <T> T read(Function<EngineSession, T> work) {
        return boundary.inNewTransaction(entityManager -> work.apply(session(entityManager)));
    }

    /** Work that writes, READ COMMITTED. May run several times. */
    <T> T write(Function<EngineSession, T> work) {
        for (int tried = 1; ; tried++) {
            try {
                return boundary.inNewTransaction(entityManager -> {
                    EngineSession session = session(entityManager);
                    session.beginReadCommitted();
                    return work.apply(session);
                });
            } catch (RuntimeException failed) {
                if (tried == TRIES || !SqlFailures.mayPass(failed)) {
                    throw failed;
                }
                LOG.debug("A transaction lost a race, try {} of {}: {}", tried, TRIES, failed.getMessage());
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_NANOS * tried / TRIES));
            }
        }
    }

    Dialect dialect(java.sql.Connection connection) throws java.sql.SQLException {
        Dialect known = dialect;
        if (known == null) {
            known = Database.of(connection).dialect();
            dialect = known;
        }
        return known;
    }

    private EngineSession session(EntityManager entityManager) {
        Dialect known = dialect;
        return new EngineSession(
                entityManager, known == null ? JdbcAccess.callOn(entityManager, this::dialect) : known);
    }
}
