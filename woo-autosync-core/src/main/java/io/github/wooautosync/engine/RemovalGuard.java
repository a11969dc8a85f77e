package io.github.wooautosync.engine;

import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.connection.ConnectionHealth;
import io.github.wooautosync.connection.ConnectionStore;
import io.github.wooautosync.connection.RemovalFuse;
import io.github.wooautosync.event.SyncEvent;
import io.github.wooautosync.record.DesiredState;
import io.github.wooautosync.record.DueQuery;
import io.github.wooautosync.record.Lane;
import io.github.wooautosync.record.RecordTransitions;
import io.github.wooautosync.record.SyncError;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordId;
import io.github.wooautosync.record.SyncRecordPage;
import io.github.wooautosync.record.SyncRecordStore;
import io.github.wooautosync.record.SyncStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fuse against a slip in the PIM: when too many products of a connection would go at once, none goes until a person
 * confirms it or the PIM has them again. What was held once stays held, so the fuse survives restarts with the records.
 */
final class RemovalGuard {

    private static final Logger LOG = LoggerFactory.getLogger(RemovalGuard.class);

    /** So few may always go, whatever their share: a small catalogue must be able to lose a product. */
    private static final int ALWAYS_ALLOWED = 10;

    /** Counting stops there; those that went within the window count in any case. */
    private static final int MOST_COUNTED = 2_000;

    private static final int PAGE = 500;

    /** When a held removal is looked at again: the PIM may have the product back. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);

    /** Later than anything is due. */
    private static final Duration EVER = Duration.ofDays(3650);

    private final SyncRecordStore records;
    private final ConnectionStore connections;
    private final Clock clock;
    private final EventPublisher events;
    private final RemovalWindow window = new RemovalWindow();

    RemovalGuard(EngineParts parts) {
        this.records = parts.records();
        this.connections = parts.connections();
        this.clock = parts.clock();
        this.events = new EventPublisher(parts.listeners());
    }

    /**
     * Whether the removals of a round must wait. Changes nothing.
     *
     * @param guarded those of the round that are guarded
     * @param due everything that the round looks at
     */
    boolean isBlownBy(Connection connection, List<Removal> guarded, List<SyncRecord> due) {
        if (guarded.isEmpty()) {
            return false;
        }
        boolean blownBefore = isFlagged(connection)
                || guarded.stream().map(Removal::record).anyMatch(RecordTransitions::isRemovalHeld);
        return blownBefore || areTooMany(connection, guarded, due);
    }

    private boolean areTooMany(Connection connection, List<Removal> guarded, List<SyncRecord> due) {
        RemovalFuse fuse = connection.policy().removalFuse();
        int done = window.count(connection.id(), clock.instant());
        int vanished =
                (int) guarded.stream().filter(removal -> !removal.isCaptured()).count();
        int going = done + vanished + Math.max(guarded.size() - vanished, waiting(connection, fuse));
        int always = Math.min(ALWAYS_ALLOWED, fuse.maximumProducts());
        if (going <= always && vanished <= 1) {
            return false;
        }
        long total = records.statistics(connection.id()).total() + done;
        long share = Math.max(ALWAYS_ALLOWED, total * fuse.maximumPercent() / 100);
        boolean sourceIsSilent =
                vanished == askedFor(due) && (vanished >= ALWAYS_ALLOWED || (vanished > 1 && vanished + done >= total));
        return sourceIsSilent || going > Math.min(fuse.maximumProducts(), share);
    }

    /** Removals that the host asked for, whenever they are due. */
    private int waiting(Connection connection, RemovalFuse fuse) {
        int limit = (int) Math.min(MOST_COUNTED, fuse.maximumProducts() + 1L);
        Instant ever = clock.instant().plus(EVER);
        int waiting = 0;
        for (Lane lane : Lane.values()) {
            DueQuery query = new DueQuery(connection.id(), lane, DueQuery.Scope.REMOVALS, limit);
            waiting += (int) records.dueRecords(query, ever).stream()
                    .map(Removal::new)
                    .filter(removal -> removal.touches(connection) && removal.isGuarded(connection))
                    .count();
        }
        return waiting;
    }

    /** Products of the round that the PIM was asked for and that the store has. */
    private static long askedFor(List<SyncRecord> due) {
        return due.stream()
                .filter(record -> record.desiredState() == DesiredState.PRESENT)
                .filter(record -> record.wooProductId().isPresent())
                .count();
    }

    /** What becomes of a removal that must wait. */
    SyncOutcome.Failed held(Removal removal) {
        SyncRecord record = removal.record();
        return new SyncOutcome.Failed(
                record.id(),
                record.revision(),
                SyncStatus.ERROR,
                new SyncError(FailureCode.REMOVAL_HELD, message(removal)),
                Optional.of(clock.instant().plus(LOOK_AGAIN)),
                false,
                Optional.empty());
    }

    private static String message(Removal removal) {
        String why =
                removal.isCaptured() ? "it was deleted in the PIM" : "the product source does not know it any more";
        return why + ", but too many products would go at once; nothing is removed before somebody confirms the"
                + " removals of this connection, or the PIM has the product again";
    }

    /** Notes that a connection's removals wait, and says so once. */
    Connection blow(Connection connection, int products) {
        if (isFlagged(connection)) {
            return connection;
        }
        RemovalFuse fuse = connection.policy().removalFuse();
        String message = "too many products would be removed at once (more than " + fuse.maximumProducts() + ", or "
                + fuse.maximumPercent()
                + " % of them, or all that the PIM was asked for); nothing is removed before the"
                + " removals are confirmed, or the PIM has the products again";
        LOG.warn("The removals of connection {} wait: {}", connection.storeName(), message);
        Connection flagged = flag(connection, Optional.of(FailureCode.REMOVAL_HELD), Optional.of(message));
        events.publish(new SyncEvent.RemovalsHeld(connection.id(), products, message, clock.instant()));
        return flagged;
    }

    /**
     * When the last held product is back in the PIM, the connection is as it was.
     *
     * @param lookedAt what the round looks at, none of which is held again
     */
    Connection calm(Connection connection, List<SyncRecord> lookedAt) {
        boolean someAreBack = lookedAt.stream().anyMatch(RecordTransitions::isRemovalHeld);
        if (!isFlagged(connection) || !someAreBack || othersAreHeld(connection, lookedAt)) {
            return connection;
        }
        LOG.info("No removal of connection {} waits any more", connection.storeName());
        return unflag(connection);
    }

    private boolean othersAreHeld(Connection connection, Collection<SyncRecord> lookedAt) {
        Set<SyncRecordId> known = lookedAt.stream().map(SyncRecord::id).collect(Collectors.toSet());
        Optional<SyncRecordId> after = Optional.empty();
        do {
            SyncRecordPage page = records.list(connection.id(), Optional.of(SyncStatus.ERROR), after, PAGE);
            if (page.records().stream()
                    .anyMatch(record -> RecordTransitions.isRemovalHeld(record) && !known.contains(record.id()))) {
                return true;
            }
            after = page.next();
        } while (after.isPresent());
        return false;
    }

    /** A person wants what is held to go. Returns how many products that are. */
    int confirm(Connection connection) {
        int confirmed = records.confirmRemovals(connection.id(), clock.instant());
        LOG.info("{} removal(s) of connection {} were confirmed", confirmed, connection.storeName());
        if (isFlagged(connection)) {
            unflag(connection);
        }
        return confirmed;
    }

    void noteGone(Connection connection, int products) {
        window.add(connection.id(), products, clock.instant());
    }

    private Connection unflag(Connection connection) {
        Connection calm = flag(connection, Optional.empty(), Optional.empty());
        events.publish(new SyncEvent.HealthChanged(
                connection.id(), calm.health().state().name(), Optional.empty(), clock.instant()));
        return calm;
    }

    private Connection flag(Connection connection, Optional<String> code, Optional<String> message) {
        ConnectionHealth before = connection.health();
        ConnectionHealth health = new ConnectionHealth(
                before.state(), before.since(), code, message, before.failures(), before.nextProbeAt());
        connections.updateHealth(connection.id(), health);
        return connection.withHealth(health);
    }

    private static boolean isFlagged(Connection connection) {
        return connection
                .health()
                .code()
                .filter(FailureCode.REMOVAL_HELD::equals)
                .isPresent();
    }
}
