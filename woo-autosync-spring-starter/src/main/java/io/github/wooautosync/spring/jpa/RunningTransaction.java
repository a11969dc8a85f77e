package io.github.wooautosync.spring.jpa;

import io.github.wooautosync.jpa.HostParticipants;
import io.github.wooautosync.jpa.HostTransaction;
import io.github.wooautosync.spring.jpa.SpringTransactionBoundary.Kind;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** One transaction of the host, from its beginning or our first remark in it to its end. Belongs to its thread. */
final class RunningTransaction implements HostTransaction, TransactionSynchronization {

    private static final Logger LOG = LoggerFactory.getLogger(RunningTransaction.class);

    private final SpringTransactionBoundary boundary;
    private final Kind kind;
    /** Whether its transaction manager tells us of the commit after everybody else. */
    private final boolean watched;

    /** Written with the transaction. */
    private final HostParticipants within = new HostParticipants();
    /** Written right after it, because it cannot take them along. */
    private final HostParticipants after = new HostParticipants();

    private boolean written;
    private boolean somethingWithin;
    private boolean somethingAfter;

    private RunningTransaction(SpringTransactionBoundary boundary, Kind kind, boolean watched) {
        this.boundary = boundary;
        this.kind = kind;
        this.watched = watched;
    }

    static RunningTransaction bind(SpringTransactionBoundary boundary, Kind kind, boolean watched) {
        RunningTransaction running = new RunningTransaction(boundary, kind, watched);
        TransactionSynchronizationManager.bindResource(boundary, running);
        TransactionSynchronizationManager.registerSynchronization(running);
        return running;
    }

    static @Nullable RunningTransaction of(SpringTransactionBoundary boundary) {
        return (RunningTransaction) TransactionSynchronizationManager.getResource(boundary);
    }

    @Override
    public Participant join(Object key, Supplier<? extends Participant> participant) {
        if (kind != Kind.FOREIGN && !written) {
            somethingWithin = true;
            return within.join(key, participant);
        }
        somethingAfter = true;
        return after.join(key, participant);
    }

    /** Writes what was noted so far; what is noted from now on is written after the commit. */
    void write() {
        switch (kind) {
            case JPA -> {
                if (somethingWithin || boundary.watchesEntities()) {
                    flushAndWrite();
                }
            }
            case JDBC -> {
                if (somethingWithin) {
                    boundary.onConnection(within::beforeCommit);
                }
            }
            case FOREIGN -> {}
        }
        written = true;
    }

    private void flushAndWrite() {
        try {
            within.beforeCommit(boundary.entityManager());
        } catch (RuntimeException failed) {
            throw boundary.failedCommit(failed);
        }
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        if (!watched) {
            write();
        }
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResource(boundary);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(boundary, this);
    }

    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(boundary);
        boolean committed = status == STATUS_COMMITTED;
        within.afterCompletion(committed);
        if (committed && somethingAfter) {
            writeAfterwards();
        }
    }

    private void writeAfterwards() {
        boolean stored = false;
        try {
            stored = boundary.inNewTransaction(entityManager -> {
                after.beforeCommit(entityManager);
                return true;
            });
        } catch (RuntimeException failed) {
            LOG.error("Changes could not be captured after a transaction that could not take them along", failed);
        }
        after.afterCompletion(stored);
    }
}
