package io.github.wooautosync.spring.operations;

import io.github.wooautosync.connection.ConnectionStore;
import io.github.wooautosync.connection.ConnectionSummary;
import io.github.wooautosync.record.SyncRecordStore;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the stores are behind the PIM, whichever node does the work.
 *
 * <ul>
 *   <li>{@code woo.autosync.lag}: age in seconds of the oldest change that is not in the store yet, by {@code connection}
 *   <li>{@code woo.autosync.capture.lag}: age in seconds of the oldest change that the engine has not taken up yet
 *   <li>{@code woo.autosync.connections}: connections, by {@code state} (ok, unauthorised, unreachable, throttled, paused)
 * </ul>
 *
 * <p>The numbers come from the database and are read again only after a while, however often they are asked for.
 */
final class BacklogMeters implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(BacklogMeters.class);
    private static final List<String> STATES = List.of("ok", "unauthorised", "unreachable", "throttled", "paused");

    private final ConnectionOverview overview;
    private final SyncRecordStore records;
    private final ConnectionTags tags;
    private final Clock clock;
    private final Duration refreshInterval;
    private final List<MeterRegistry> registries = new CopyOnWriteArrayList<>();
    private Backlog backlog = new Backlog(Instant.EPOCH, 0, Map.of(), Map.of());

    BacklogMeters(
            ConnectionStore connections,
            SyncRecordStore records,
            ConnectionTags tags,
            Clock clock,
            Duration refreshInterval) {
        this.overview = new ConnectionOverview(connections);
        this.records = records;
        this.tags = tags;
        this.clock = clock;
        this.refreshInterval = refreshInterval;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        registries.add(registry);
        Gauge.builder("woo.autosync.capture.lag", this, meters -> meters.now().captureLag())
                .description("Age of the oldest change that the engine has not taken up yet")
                .baseUnit("seconds")
                .register(registry);
        for (String state : STATES) {
            Gauge.builder(
                            "woo.autosync.connections",
                            this,
                            meters -> meters.now().connections(state))
                    .description("Connections by their state")
                    .tag("state", state)
                    .register(registry);
        }
        now().lags().keySet().forEach(connection -> bindLag(registry, connection));
    }

    private void bindLag(MeterRegistry registry, String connection) {
        Gauge.builder("woo.autosync.lag", this, meters -> meters.now().lag(connection))
                .description("Age of the oldest change that is not in the store yet")
                .baseUnit("seconds")
                .tag(ConnectionTags.KEY, connection)
                .register(registry);
    }

    private synchronized Backlog now() {
        Instant now = clock.instant();
        if (!now.isBefore(backlog.readAt().plus(refreshInterval))) {
            backlog = read(now);
            for (String connection : backlog.lags().keySet()) {
                registries.forEach(registry -> bindLag(registry, connection));
            }
        }
        return backlog;
    }

    private Backlog read(Instant now) {
        try {
            double captureLag =
                    records.oldestCapture().map(oldest -> age(oldest, now)).orElse(0.0);
            Map<String, Double> lags = new HashMap<>();
            Map<String, Double> connections = new HashMap<>();
            for (ConnectionSummary connection : overview.all()) {
                double lag = records.oldestPendingChange(connection.id())
                        .map(oldest -> age(oldest, now))
                        .orElse(0.0);
                lags.merge(tags.of(connection.id()), lag, Math::max);
                connections.merge(SyncHealth.stateOf(connection).toLowerCase(Locale.ROOT), 1.0, Double::sum);
            }
            return new Backlog(now, captureLag, lags, connections);
        } catch (RuntimeException unreadable) {
            LOG.warn("The backlog cannot be read for the meters: {}", unreadable.getMessage());
            return new Backlog(now, backlog.captureLag(), backlog.lags(), backlog.connections());
        }
    }

    private static double age(Instant since, Instant now) {
        return Math.max(0, Duration.between(since, now).toMillis() / 1000.0);
    }

    /** What was read last. */
    private record Backlog(
            Instant readAt, double captureLag, Map<String, Double> lags, Map<String, Double> connections) {

        double lag(String connection) {
            return lags.getOrDefault(connection, 0.0);
        }

        double connections(String state) {
            return connections.getOrDefault(state, 0.0);
        }
    }
}
