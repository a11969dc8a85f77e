package io.github.wooautosync.engine;

import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.connection.ConnectionHealth;
import io.github.wooautosync.connection.ConnectionHealth.State;
import io.github.wooautosync.connection.ConnectionStore;
import io.github.wooautosync.event.SyncEvent;
import io.github.wooautosync.record.SyncRecordId;
import io.github.wooautosync.woo.TransportFault;
import io.github.wooautosync.woo.WooException;
import io.github.wooautosync.woo.WooFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches how the store of one connection fares. A store that cannot be used rests: its records stay pending, and only a
 * probe goes out until it works again. Then one small batch has to live before the store gets its full load. Used by the
 * one thread that drains the connection.
 */
final class ConnectionMonitor {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionMonitor.class);

    private final ConnectionStore connections;
    private final EngineSettings settings;
    private final Clock clock;
    private final RandomGenerator random;
    private final EventPublisher events;

    ConnectionMonitor(EngineParts parts, EngineSettings settings, EventPublisher events) {
        this.connections = parts.connections();
        this.settings = settings;
        this.clock = parts.clock();
        this.random = parts.random();
        this.events = events;
    }

    /** A probe succeeded: writes may be tried again. Failures are forgotten only when a write succeeds. */
    Connection probed(Connection connection) {
        ConnectionHealth before = connection.health();
        LOG.info(
                "Connection {} answers again; it was {} since {}",
                connection.storeName(),
                before.state(),
                before.since());
        Connection answering = store(
                connection,
                new ConnectionHealth(
                        State.OK,
                        clock.instant(),
                        Optional.empty(),
                        Optional.empty(),
                        before.failures(),
                        Optional.empty()));
        announce(answering);
        return answering;
    }

    /** Whether a probe succeeded, but no write since. */
    static boolean isOnTrial(Connection connection) {
        return connection.health().isOk() && connection.health().failures() > 0;
    }

    /** A write succeeded. */
    Connection succeeded(Connection connection) {
        ConnectionHealth before = connection.health();
        if (before.isOk() && before.failures() == 0) {
            return connection;
        }
        return store(connection, ConnectionHealth.ok(before.isOk() ? before.since() : clock.instant()));
    }

    /**
     * What a failed write says about the store.
     *
     * @param storeIsDown false when the store is fine, as far as anybody knows, and something in the request is not
     */
    record Diagnosis(Connection connection, boolean storeIsDown) {}

    /** A write of these products failed as a whole. */
    Diagnosis writeFailed(StoreRound round, Connection connection, WooFailure failure, List<SyncRecordId> products) {
        if (failure instanceof WooFailure.InvalidData || failure instanceof WooFailure.Conflict) {
            return new Diagnosis(connection, false);
        }
        if (connection.health().restsAt(clock.instant())) {
            // It was on its way when the rest began, and says nothing new.
            return new Diagnosis(connection, true);
        }
        Suspects suspects = round.session().suspects();
        if (!mayBeAboutOneProduct(failure) || !suspects.died(products)) {
            suspects.clear();
            return new Diagnosis(rest(connection, failure), true);
        }
        return products.size() > 1 ? new Diagnosis(connection, false) : askedAboutOneProduct(round, connection);
    }

    /** Before a product alone is blamed, the store has to show that it is alive. */
    private Diagnosis askedAboutOneProduct(StoreRound round, Connection connection) {
        try {
            round.client().verifyWriteAccess();
            return new Diagnosis(connection, false);
        } catch (WooException dead) {
            round.session().suspects().clear();
            return new Diagnosis(rest(connection, dead.failure()), true);
        }
    }

    private static boolean mayBeAboutOneProduct(WooFailure failure) {
        // Whoever asks to wait speaks for the store as a whole.
        return failure instanceof WooFailure.Doubtful doubtful
                ? doubtful.retryAfter().isEmpty()
                : failure.detail().code().equals(TransportFault.BLOCKED.code());
    }

    /** The store cannot be used. */
    Connection rest(Connection connection, WooFailure failure) {
        int failures = connection.health().failures() + 1;
        Instant now = clock.instant();
        State state = stateOf(failure);
        Instant since =
                connection.health().state() == state ? connection.health().since() : now;
        Instant probe = now.plus(restAfter(failure, failures));
        Connection resting = store(
                connection,
                new ConnectionHealth(
                        state,
                        since,
                        Optional.of(failure.detail().code()),
                        Optional.of(failure.detail().toString()),
                        failures,
                        Optional.of(probe)));
        if (connection.health().state() != state) {
            LOG.warn(
                    "Connection {} is {}: {}. Its changes wait; next probe at {}",
                    connection.storeName(),
                    state,
                    failure.detail(),
                    probe);
            announce(resting);
        } else {
            LOG.debug("Connection {} is still {}; next probe at {}", connection.storeName(), state, probe);
        }
        return resting;
    }

    private Duration restAfter(WooFailure failure, int failures) {
        Duration backOff = settings.retryPolicy().delayAfter(failures, random);
        if (failure instanceof WooFailure.Unauthorised) {
            return settings.authorisationProbeInterval();
        }
        if (failure instanceof WooFailure.Throttled throttled) {
            return askedFor(throttled.retryAfter(), backOff);
        }
        if (failure instanceof WooFailure.Unavailable unavailable) {
            return askedFor(unavailable.retryAfter(), backOff);
        }
        return failure instanceof WooFailure.Doubtful doubtful ? askedFor(doubtful.retryAfter(), backOff) : backOff;
    }

    private Duration askedFor(Optional<Duration> retryAfter, Duration backOff) {
        Duration maximum = settings.maximumRest();
        return retryAfter
                .map(asked -> asked.compareTo(maximum) > 0 ? maximum : asked)
                .filter(asked -> asked.compareTo(Duration.ZERO) > 0)
                .orElse(backOff);
    }

    private static State stateOf(WooFailure failure) {
        if (failure instanceof WooFailure.Unauthorised) {
            return State.UNAUTHORISED;
        }
        return failure instanceof WooFailure.Throttled ? State.THROTTLED : State.UNREACHABLE;
    }

    private Connection store(Connection connection, ConnectionHealth health) {
        try {
            connections.updateHealth(connection.id(), health);
        } catch (RuntimeException away) {
            // What became of the products matters more; the next request finds out about the store again.
            LOG.warn("The health of connection {} could not be stored", connection.storeName(), away);
        }
        return connection.withHealth(health);
    }

    private void announce(Connection connection) {
        ConnectionHealth health = connection.health();
        events.publish(
                new SyncEvent.HealthChanged(connection.id(), health.state().name(), health.message(), clock.instant()));
    }
}
