package io.github.wooautosync.engine;

import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.event.SyncEvent;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.woo.WooFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at what came back from a store: what it says about products, about the store, and about how much it bears. */
final class Settling {

    private static final Logger LOG = LoggerFactory.getLogger(Settling.class);

    private final DrainTools tools;
    private final HeldLease lease;

    Settling(DrainTools tools, HeldLease lease) {
        this.tools = tools;
        this.lease = lease;
    }

    /**
     * What follows from something that came back.
     *
     * @param storeRests whether nothing more may be sent for a while
     * @param next a product whose next follow-up may begin
     */
    record Settled(boolean storeRests, Optional<PreparedPush> next) {}

    /**
     * Stores what became of it.
     *
     * @param batches how many batches were in flight, this one included where it is one
     */
    Settled settle(Sending back, int batches) {
        return back instanceof BatchInFlight batch ? batch(batch, batches) : followUp((FollowUpInFlight) back);
    }

    private Settled batch(BatchInFlight batch, int batches) {
        Connection connection = current(batch.round());
        if (batch.result() instanceof BatchInFlight.Result.Answered answered) {
            Instant now = tools.clock().instant();
            batch.round().session().suspects().clear();
            batch.round().session().limits().answered(batch.pushes().size(), batch.startedAt(), now, batches);
            Connection after = tools.monitor().succeeded(connection);
            return done(
                    after,
                    batch,
                    tools.exchange().outcomes(batch.round(), batch.pushes(), answered.answer(), batch.startedAt()));
        }
        if (batch.result() instanceof BatchInFlight.Result.Failed failed) {
            return failed(connection, batch, failed.failure());
        }
        if (batch.result() instanceof BatchInFlight.Result.Broken broken) {
            throw rethrown(broken.fault());
        }
        tools.outcomes().complete(connection, lease, records(batch), postponed(batch));
        return new Settled(false, Optional.empty());
    }

    private Settled failed(Connection connection, BatchInFlight batch, WooFailure failure) {
        List<SyncRecord> records = records(batch);
        boolean suspected = BatchChoice.failures(records.get(0)) > 0;
        batch.round()
                .session()
                .limits()
                .failed(failure, records.size(), suspected, tools.clock().instant());
        ConnectionMonitor.Diagnosis diagnosis = tools.monitor()
                .writeFailed(
                        batch.round(),
                        connection,
                        failure,
                        records.stream().map(SyncRecord::id).toList());
        if (!diagnosis.storeIsDown() && records.size() > 1) {
            LOG.warn(
                    "A request with {} products to connection {} failed as a whole: {}. It is divided",
                    records.size(),
                    connection.storeName(),
                    failure.detail());
        }
        return done(
                diagnosis.connection(),
                batch,
                tools.exchange().failed(batch.pushes(), failure, diagnosis.storeIsDown()));
    }

    private Settled done(Connection connection, BatchInFlight batch, List<SyncOutcome> outcomes) {
        int succeeded = (int)
                outcomes.stream().filter(SyncOutcome.Pushed.class::isInstance).count();
        if (succeeded > 0) {
            // First: whoever waits for the outcomes may look at the connection next.
            noteLastSync(connection);
        }
        tools.outcomes().complete(connection, lease, records(batch), outcomes);
        report(
                connection,
                outcomes.size(),
                succeeded,
                Duration.between(batch.startedAt(), tools.clock().instant()));
        return new Settled(rests(connection), Optional.empty());
    }

    private Settled followUp(FollowUpInFlight followUp) {
        Connection connection = current(followUp.round());
        if (followUp.result() instanceof FollowUpInFlight.Result.Ran ran) {
            return ran(connection, followUp, ran.step());
        }
        if (followUp.result() instanceof FollowUpInFlight.Result.Broken broken) {
            throw rethrown(broken.fault());
        }
        if (followUp.result() instanceof FollowUpInFlight.Result.LeaseLost) {
            lease.markLost();
        } else {
            tools.outcomes().complete(connection, lease, records(followUp), postponed(followUp));
        }
        return new Settled(false, Optional.empty());
    }

    private Settled ran(Connection connection, FollowUpInFlight followUp, FollowUps.Step step) {
        List<SyncRecord> records = records(followUp);
        Connection after = connection;
        if (step.failure().isPresent()) {
            after = tools.monitor()
                    .writeFailed(
                            followUp.round(),
                            connection,
                            step.failure().get(),
                            List.of(records.get(0).id()))
                    .connection();
        } else if (step.outcome() instanceof SyncOutcome.Pushed pushed
                && !pushed.sentFields().isEmpty()) {
            followUp.round().session().suspects().clear();
            after = tools.monitor().succeeded(connection);
            noteLastSync(after);
        }
        tools.outcomes().complete(after, lease, records, List.of(step.outcome()));
        return new Settled(rests(after), step.next());
    }

    private void report(Connection connection, int products, int succeeded, Duration duration) {
        LOG.info(
                "Pushed {} of {} product(s) to connection {} in {} ms",
                succeeded,
                products,
                connection.storeName(),
                duration.toMillis());
        tools.events()
                .publish(new SyncEvent.BatchSent(
                        connection.id(),
                        products,
                        succeeded,
                        duration,
                        tools.clock().instant()));
    }

    private void noteLastSync(Connection connection) {
        try {
            tools.connections()
                    .updateLastSyncedAt(connection.id(), tools.clock().instant());
        } catch (RuntimeException away) {
            LOG.warn("The time of the last push to connection {} could not be stored", connection.storeName(), away);
        }
    }

    /** Its health may have changed since the request went out. */
    private Connection current(StoreRound round) {
        try {
            return tools.connections().find(round.connectionId()).orElse(round.connection());
        } catch (RuntimeException away) {
            LOG.debug("Connection {} could not be read", round.connectionId(), away);
            return round.connection();
        }
    }

    private boolean rests(Connection connection) {
        return connection.health().restsAt(tools.clock().instant());
    }

    private static List<SyncRecord> records(Sending sending) {
        return sending.pushes().stream().map(PreparedPush::record).toList();
    }

    private static List<SyncOutcome> postponed(Sending sending) {
        return records(sending).stream()
                .<SyncOutcome>map(record -> new SyncOutcome.Postponed(record.id(), record.revision()))
                .toList();
    }

    private static RuntimeException rethrown(Throwable fault) {
        if (fault instanceof Error error) {
            throw error;
        }
        return fault instanceof RuntimeException runtime ? runtime : new IllegalStateException(fault);
    }
}
