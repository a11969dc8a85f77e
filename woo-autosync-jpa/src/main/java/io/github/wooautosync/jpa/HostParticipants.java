package io.github.wooautosync.jpa;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who takes part in one transaction of the host: for implementations of {@link TransactionBoundary}, which keep one with
 * every transaction, and call {@link #beforeCommit} and {@link #afterCompletion} when it ends. Belongs to the thread of
 * the transaction.
 */
public final class HostParticipants implements HostTransaction {

    private static final Logger LOG = LoggerFactory.getLogger(HostParticipants.class);

    private final Map<Object, Participant> participants = new LinkedHashMap<>();

    @Override
    public Participant join(Object key, Supplier<? extends Participant> participant) {
        return participants.computeIfAbsent(key, unused -> participant.get());
    }

    /**
     * Flushes the host's own changes, then calls the participants with the connection of that entity manager: so their
     * statements come last and hold nothing for long.
     */
    public void beforeCommit(EntityManager entityManager) {
        entityManager.flush();
        if (!participants.isEmpty()) {
            JdbcAccess.callOn(entityManager, this::tell);
        }
    }

    /** Calls the participants with a connection of the transaction; everything of the host's is flushed already. */
    public void beforeCommit(Connection connection) {
        tell(connection);
    }

    /** Tells the participants how it ended. Throws nothing. */
    public void afterCompletion(boolean committed) {
        for (Participant participant : participants.values()) {
            try {
                participant.afterCompletion(committed);
            } catch (RuntimeException thrown) {
                LOG.warn("A participant failed after the transaction had ended", thrown);
            }
        }
    }

    private boolean tell(Connection connection) {
        participants.values().forEach(participant -> participant.beforeCommit(connection));
        return true;
    }
}
