package io.github.wooautosync.engine;

import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.record.SyncRecordStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pushes what is due to one store at a time, run by run. No transaction is open while a store thinks. */
final class Drain {

    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);

    private final EngineSettings settings;
    private final SyncRecordStore records;
    private final Clock clock;
    private final DueRecords due;
    private final DrainTools tools;

    Drain(
            EngineParts parts,
            EngineSettings settings,
            StoreSessions sessions,
            RemovalGuard guard,
            Executor senders,
            BooleanSupplier stopping) {
        this.settings = settings;
        this.records = parts.records();
        this.clock = parts.clock();
        this.due = new DueRecords(parts.records(), parts.clock());
        EventPublisher events = new EventPublisher(parts.listeners());
        OutcomeReporter reporter = new OutcomeReporter(events, parts.clock());
        Verdicts verdicts = new Verdicts(settings, parts.clock(), parts.random());
        TermFields terms = new TermFields(parts.links(), verdicts);
        FollowUps followUps = new FollowUps(
                List.of(
                        new VariationStep(parts, settings, verdicts),
                        new ImageUploader(parts.links(), verdicts, parts.clock())),
                verdicts);
        RemovedProducts removedProducts = new RemovedProducts(parts);
        BatchPreparation preparation = new BatchPreparation(
                new PushPlanner(parts, verdicts),
                removedProducts,
                new SkuLookup(parts.records(), verdicts),
                new ReferenceResolver(parts, settings, verdicts, terms, followUps),
                parts.clock());
        ConnectionMonitor monitor = new ConnectionMonitor(parts, settings, events);
        OutcomeStore outcomes = new OutcomeStore(
                parts.records(),
                parts.variantLinks(),
                removedProducts,
                reporter,
                new ArrivedProducts(parts.records(), parts.clock()),
                new AttemptRecorder(parts.attempts(), parts.clock()),
                settings,
                parts.clock());
        this.tools = new DrainTools(
                settings,
                parts.connections(),
                parts.clock(),
                sessions,
                due,
                preparation,
                new RemovalStep(new ProductRemovals(parts, verdicts, guard, removedProducts), outcomes, monitor),
                new BatchExchange(parts, verdicts, terms, followUps),
                followUps,
                outcomes,
                reporter,
                monitor,
                events,
                senders,
                stopping);
    }

    /** See {@link DrainRun#run()}. */
    void run(ConnectionId connectionId, HeldLease lease, BooleanSupplier othersWait) {
        if (lease.lease().takenOver()) {
            recover(connectionId, lease);
        }
        new DrainRun(tools, connectionId, lease, othersWait).run();
    }

    /** Whether there is work for this connection that may be done now, or that a silent node may have left behind. */
    boolean hasWork(Connection connection) {
        return due.anyOf(connection) || records.hasRecordsInFlight(connection.id());
    }

    private void recover(ConnectionId connectionId, HeldLease lease) {
        Instant now = clock.instant();
        int recovered = records.recoverInFlight(connectionId, lease.lease(), now.plus(settings.doubtPeriod()), now);
        if (recovered > 0) {
            LOG.warn(
                    "Took over connection {} from a node that fell silent; {} product(s) were in flight and are pushed"
                            + " again",
                    connectionId,
                    recovered);
        }
    }
}
