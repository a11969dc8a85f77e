package io.github.wooautosync;

import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.connection.ConnectionStore;
import io.github.wooautosync.engine.DryRun;
import io.github.wooautosync.engine.SyncEngine;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.plan.DryRunReport;
import io.github.wooautosync.plan.ProductPreview;
import io.github.wooautosync.record.SyncRecordStore;
import java.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Runs exports: on the caller's thread, or on a few threads of its own. */
final class EngineExportService implements ExportService, AutoCloseable {

    private static final int PARALLEL_EXPORTS = 4;

    private final SyncRecordStore records;
    private final ConnectionStore connections;
    private final SyncEngine engine;
    private final Signal signal;
    private final Clock clock;
    private final ExecutorService threads;

    EngineExportService(
            SyncRecordStore records, ConnectionStore connections, SyncEngine engine, Signal signal, Clock clock) {
        this.records = records;
        this.connections = connections;
        this.engine = engine;
        this.signal = signal;
        this.clock = clock;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(PARALLEL_EXPORTS, task -> {
            Thread thread = new Thread(task, "woo-autosync-export-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public ExportReport export(ExportRequest request) {
        try {
            return prepare(request).runToEnd();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "interrupted while waiting for the export; what was registered is pushed all the same",
                    interrupted);
        }
    }

    @Override
    public ExportHandle start(ExportRequest request) {
        ExportRun run = prepare(request);
        threads.execute(run);
        return run;
    }

    @Override
    public DryRunReport dryRun(ExportRequest request) {
        PreviewCollection previews = new PreviewCollection(request.maximumResults());
        dryRun(request, previews);
        return previews.report(request.connectionId());
    }

    @Override
    public void dryRun(ExportRequest request, Consumer<ProductPreview> previews) {
        Connection connection = connection(request);
        DryRun dryRun = engine.dryRun(connection);
        Iterator<ProductId> ids = request.productIds().iterator();
        while (ids.hasNext()) {
            Set<ProductId> step = new LinkedHashSet<>();
            while (ids.hasNext() && step.size() < DryRun.STEP) {
                step.add(ids.next());
            }
            StoreReading.of(
                            connection,
                            () -> dryRun.export(List.copyOf(step), request.fieldsToExport(), request.partialUpdate()))
                    .forEach(previews);
        }
    }

    @Override
    public DryRunReport dryRunPending(ConnectionId connectionId, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be positive, but was " + limit);
        }
        Connection connection =
                connections.find(connectionId).orElseThrow(() -> new ConnectionNotFoundException(connectionId));
        return StoreReading.of(connection, () -> {
            PreviewCollection previews = new PreviewCollection(limit);
            engine.dryRun(connection).pending(limit, previews);
            return previews.report(connectionId);
        });
    }

    /** Ends the waiting of exports; what they registered is pushed after the next start. */
    @Override
    public void close() {
        signal.wake();
        threads.shutdown();
    }

    private ExportRun prepare(ExportRequest request) {
        Connection connection = connection(request);
        if (!connection.active()) {
            throw new IllegalStateException("connection " + connection.storeName() + " (" + connection.id()
                    + ") is deactivated; activate it before exporting to it");
        }
        return new ExportRun(request, connection.ownerId(), records, connections, engine, signal, clock);
    }

    private Connection connection(ExportRequest request) {
        return connections
                .find(request.connectionId())
                .filter(found -> request.ownerId()
                        .filter(owner -> !owner.equals(found.ownerId()))
                        .isEmpty())
                .orElseThrow(() -> new ConnectionNotFoundException(request.connectionId()));
    }
}
