package io.github.wooautosync.engine;

import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.connection.ConnectionHealth;
import io.github.wooautosync.connection.ConnectionHealth.State;
import io.github.wooautosync.connection.ConnectionStore;
import io.github.wooautosync.event.SyncEvent;
import io.github.wooautosync.woo.WooFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches how the store of one connection fares. A store that cannot be used rests: its records stay pending, and only a
 * probe goes out until it works again. Used by the one thread that drains the connection.
 */
final class ConnectionMonitor {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionMonitor.class);

    /** A single lost answer may be one product's fault; the second in a row is the store's. */
    private static final int DOUBTFUL_BEFORE_REST = 2;

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

    /** A write succeeded. */
    Connection succeeded(Connection connection) {
        ConnectionHealth before = connection.health();
        if (before.isOk() && before.failures() == 0) {
            return connection;
        }
        Connection healthy = store(connection, ConnectionHealth.ok(before.isOk() ? before.since() : clock.instant()));
        return healthy;
    }

    /** A write failed as a whole. When it was refused for what was in it, the store is fine. */
    Connection writeFailed(Connection connection, WooFailure failure) {
        int failures = connection.health().failures() + 1;
        if (failure instanceof WooFailure.InvalidData || failure instanceof WooFailure.Conflict) {
            return connection;
        }
        if (failure instanceof WooFailure.Doubtful && failures < DOUBTFUL_BEFORE_REST) {
            ConnectionHealth counted = new ConnectionHealth(
                    State.OK,
                    connection.health().since(),
                    Optional.empty(),
                    Optional.empty(),
                    failures,
                    Optional.empty());
            return store(connection, counted);
        }
        return rest(connection, failure);
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
        return backOff;
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
