package io.github.wooautosync.spring.operations;

import io.github.wooautosync.event.SyncEvent;
import io.github.wooautosync.event.SyncListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Counts what the engine of this node does.
 *
 * <ul>
 *   <li>{@code woo.autosync.pushes}: products, by {@code connection} and {@code outcome} (created, updated, unchanged,
 *       retrying, failed, removed)
 *   <li>{@code woo.autosync.retries}: failed pushes that will be tried again, by {@code connection}
 *   <li>{@code woo.autosync.warnings}: products that were pushed, but not with everything, by {@code connection}
 *   <li>{@code woo.autosync.batch.size}: products in one request, by {@code connection}
 *   <li>{@code woo.autosync.batch.duration}: how long one writing request took, by {@code connection}
 * </ul>
 */
final class SyncMeters implements MeterBinder, SyncListener {

    private static final List<String> OUTCOMES =
            List.of("created", "updated", "unchanged", "retrying", "failed", "removed");

    private final ConnectionTags tags;
    private final List<MeterRegistry> registries = new CopyOnWriteArrayList<>();
    private final Set<String> shown = ConcurrentHashMap.newKeySet();

    SyncMeters(ConnectionTags tags) {
        this.tags = tags;
    }

    /** The meters of known connections are there from the start, so that a dashboard shows zero, those of others from their
     * first event on. */
    @Override
    public void bindTo(MeterRegistry registry) {
        registries.add(registry);
        shown.addAll(tags.known());
        shown.forEach(connection -> show(registry, connection));
    }

    private static void show(MeterRegistry registry, String connection) {
        OUTCOMES.forEach(outcome -> pushes(registry, connection, outcome));
        retries(registry, connection);
        warnings(registry, connection);
    }

    @Override
    public void onEvent(SyncEvent event) {
        String connection = tags.of(event.connectionId());
        boolean unknown = shown.add(connection);
        for (MeterRegistry registry : registries) {
            if (unknown) {
                show(registry, connection);
            }
            count(registry, event, connection);
        }
    }

    private static void count(MeterRegistry registry, SyncEvent event, String connection) {
        if (event instanceof SyncEvent.ProductPushed pushed) {
            pushes(registry, connection, pushed.created() ? "created" : "updated")
                    .increment();
        } else if (event instanceof SyncEvent.ProductUnchanged) {
            pushes(registry, connection, "unchanged").increment();
        } else if (event instanceof SyncEvent.RecordRemoved) {
            pushes(registry, connection, "removed").increment();
        } else if (event instanceof SyncEvent.ProductFailed failed) {
            countFailure(registry, connection, failed.nextAttemptAt().isPresent());
        } else if (event instanceof SyncEvent.ProductWarned) {
            warnings(registry, connection).increment();
        } else if (event instanceof SyncEvent.BatchSent batch) {
            size(registry, connection).record(batch.items());
            duration(registry, connection).record(batch.duration());
        }
    }

    private static void countFailure(MeterRegistry registry, String connection, boolean again) {
        pushes(registry, connection, again ? "retrying" : "failed").increment();
        if (again) {
            retries(registry, connection).increment();
        }
    }

    private static Counter pushes(MeterRegistry registry, String connection, String outcome) {
        return Counter.builder("woo.autosync.pushes")
                .description("Products that were due, by what became of them")
                .tag(ConnectionTags.KEY, connection)
                .tag("outcome", outcome)
                .register(registry);
    }

    private static Counter retries(MeterRegistry registry, String connection) {
        return counter(registry, "retries", connection, "Failed pushes that will be tried again");
    }

    private static Counter warnings(MeterRegistry registry, String connection) {
        return counter(registry, "warnings", connection, "Products that were pushed, but not with everything");
    }

    private static Counter counter(MeterRegistry registry, String name, String connection, String description) {
        return Counter.builder("woo.autosync." + name)
                .description(description)
                .tag(ConnectionTags.KEY, connection)
                .register(registry);
    }

    private static DistributionSummary size(MeterRegistry registry, String connection) {
        return DistributionSummary.builder("woo.autosync.batch.size")
                .description("Products in one request")
                .tag(ConnectionTags.KEY, connection)
                .register(registry);
    }

    private static Timer duration(MeterRegistry registry, String connection) {
        return Timer.builder("woo.autosync.batch.duration")
                .description("How long one writing request took")
                .tag(ConnectionTags.KEY, connection)
                .register(registry);
    }
}
