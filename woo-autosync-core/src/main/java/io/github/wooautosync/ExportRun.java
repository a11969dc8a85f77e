package io.github.wooautosync;

import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.connection.ConnectionHealth.State;
import io.github.wooautosync.connection.ConnectionStore;
import io.github.wooautosync.engine.SyncEngine;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.ExportRegistration;
import io.github.wooautosync.record.SyncError;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordStore;
import io.github.wooautosync.record.SyncStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One export: registers products in the store of records, from where this or another node pushes them, and watches their
 * records until each is settled. At most {@value #WINDOW} products are registered ahead, so that memory stays bounded
 * whatever the length of the request.
 */
final class ExportRun implements ExportHandle, Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ExportRun.class);

    private static final int WINDOW = 10_000;
    private static final int STEP = 500;
    private static final int ONE_BATCH = 100;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final ExportRequest request;
    private final OwnerId ownerId;
    private final SyncRecordStore records;
    private final ConnectionStore connections;
    private final SyncEngine engine;
    private final Signal signal;
    private final Clock clock;
    private final Iterator<ProductId> ids;
    private final Deque<Expected> outstanding = new ArrayDeque<>();
    private final List<ExportResult> results = new ArrayList<>();
    private final CompletableFuture<ExportReport> report = new CompletableFuture<>();
    private long registered;
    private long synced;
    private long failed;
    private long pending;
    private volatile ExportProgress progress = new ExportProgress(0, 0, 0, false);
    private volatile boolean cancelled;

    ExportRun(
            ExportRequest request,
            OwnerId ownerId,
            SyncRecordStore records,
            ConnectionStore connections,
            SyncEngine engine,
            Signal signal,
            Clock clock) {
        this.request = request;
        this.ownerId = ownerId;
        this.records = records;
        this.connections = connections;
        this.engine = engine;
        this.signal = signal;
        this.clock = clock;
        this.ids = request.productIds().iterator();
    }

    @Override
    public ExportProgress progress() {
        return progress;
    }

    @Override
    public void cancel() {
        cancelled = true;
        signal.wake();
    }

    @Override
    public CompletableFuture<ExportReport> report() {
        return report.copy();
    }

    @Override
    public void run() {
        try {
            report.complete(runToEnd());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            report.completeExceptionally(new IllegalStateException("the export was interrupted", interrupted));
        } catch (RuntimeException | Error fault) {
            report.completeExceptionally(fault);
        }
    }

    ExportReport runToEnd() throws InterruptedException {
        long lastProgressNanos = System.nanoTime();
        while (!cancelled) {
            long seen = signal.count();
            register();
            boolean moved = settle();
            publishProgress();
            if (outstanding.isEmpty() && !mayRegisterMore()) {
                break;
            }
            if (moved) {
                lastProgressNanos = System.nanoTime();
            } else if (cannotGoOn() || isPatienceOver(lastProgressNanos)) {
                giveUpWaiting();
            } else if (engine.hasBackgroundThreads()) {
                signal.awaitBeyond(seen, LOOK_AGAIN);
            }
        }
        if (cancelled) {
            withdraw();
        }
        return finish();
    }

    /** A deleted connection takes no more products, nor does a closed engine. */
    private boolean mayRegisterMore() {
        return !cancelled
                && !engine.isClosed()
                && ids.hasNext()
                && connections.find(request.connectionId()).isPresent();
    }

    /** Registers up to the window. */
    private void register() {
        boolean any = false;
        while (outstanding.size() < WINDOW && mayRegisterMore()) {
            Set<ProductId> step = new LinkedHashSet<>();
            while (ids.hasNext() && step.size() < STEP) {
                step.add(ids.next());
            }
            records.registerExport(
                            new ExportRegistration(
                                    request.connectionId(),
                                    ownerId,
                                    List.copyOf(step),
                                    request.fieldsToExport(),
                                    request.partialUpdate()),
                            clock.instant())
                    .forEach(record -> outstanding.add(new Expected(record.productId(), record.revision())));
            registered += step.size();
            any = true;
            engine.wake();
            publishProgress();
        }
        if (any && !engine.hasBackgroundThreads()) {
            engine.runPendingWork();
        }
    }

    /**
     * Settles what it can, in order. Looks at the oldest first, then at as many as arrive together: it is asked with
     * every batch. Returns whether anything was settled.
     */
    private boolean settle() {
        boolean any = false;
        boolean goOn = true;
        while (goOn && !outstanding.isEmpty()) {
            List<Expected> head = head(any ? ONE_BATCH : 1);
            Map<ProductId, SyncRecord> now = recordsOf(head);
            int settled = 0;
            for (Expected expected : head) {
                Optional<ExportResult> result = resultOf(expected, now.get(expected.productId()));
                if (result.isEmpty()) {
                    break;
                }
                outstanding.removeFirst();
                add(result.get());
                settled++;
            }
            any |= settled > 0;
            goOn = settled == head.size();
        }
        return any;
    }

    private List<Expected> head(int limit) {
        return outstanding.stream().limit(limit).toList();
    }

    private Map<ProductId, SyncRecord> recordsOf(List<Expected> expected) {
        Map<ProductId, SyncRecord> found = new HashMap<>();
        List<ProductId> productIds = expected.stream().map(Expected::productId).toList();
        records.find(request.connectionId(), productIds).forEach(record -> found.put(record.productId(), record));
        return found;
    }

    private Optional<ExportResult> resultOf(Expected expected, @Nullable SyncRecord record) {
        if (record == null) {
            return Optional.of(gone(expected.productId()));
        }
        if (record.pushedRevision() >= expected.revision()) {
            String message = record.warning()
                    .map(warning -> "synced, but " + warning.message())
                    .orElse("synced");
            return Optional.of(result(record, ExportStatus.SYNCED, message));
        }
        boolean isFinal = record.dueAt().isEmpty();
        if (record.status() == SyncStatus.CONFLICT && isFinal) {
            return Optional.of(result(record, ExportStatus.CONFLICT, message(record)));
        }
        if (record.status() == SyncStatus.ERROR && isFinal) {
            return Optional.of(result(record, ExportStatus.ERROR, message(record)));
        }
        return Optional.empty();
    }

    /** No waiting will help: nobody works, or a person has to act first. */
    private boolean cannotGoOn() {
        Optional<Connection> connection = connections.find(request.connectionId());
        return engine.isClosed()
                || !engine.hasBackgroundThreads()
                || connection.isEmpty()
                || !connection.get().active()
                || connection.get().health().state() == State.UNAUTHORISED;
    }

    private boolean isPatienceOver(long sinceNanos) {
        return Duration.ofNanos(System.nanoTime() - sinceNanos).compareTo(request.patience()) > 0;
    }

    /** Reports the oldest outstanding products as pending, so that those behind them can be looked at. */
    private void giveUpWaiting() {
        List<Expected> head = head(STEP);
        Map<ProductId, SyncRecord> now = recordsOf(head);
        String why = connections
                .find(request.connectionId())
                .filter(connection -> !connection.health().isOk())
                .flatMap(connection -> connection.health().message())
                .map(message -> "the store cannot be used: " + message)
                .orElse("not pushed yet");
        for (Expected expected : head) {
            outstanding.removeFirst();
            SyncRecord record = now.get(expected.productId());
            add(resultOf(expected, record).orElseGet(() -> waiting(expected.productId(), record, why)));
        }
    }

    private ExportResult waiting(ProductId productId, @Nullable SyncRecord record, String why) {
        if (record == null) {
            return gone(productId);
        }
        String reason = record.error().map(SyncError::toString).orElse(why);
        return result(record, ExportStatus.PENDING, reason + "; it goes on by itself");
    }

    /** What was not started is taken back; what was is reported as it stands. */
    private void withdraw() {
        Map<ProductId, Long> revisions = new LinkedHashMap<>();
        outstanding.forEach(expected -> revisions.put(expected.productId(), expected.revision()));
        Set<ProductId> withdrawn =
                revisions.isEmpty() ? Set.of() : records.withdrawExport(request.connectionId(), revisions);
        LOG.info(
                "Cancelled an export to connection {}; {} product(s) were taken back",
                request.connectionId(),
                withdrawn.size());
        outstanding.removeIf(expected -> withdrawn.contains(expected.productId()));
        while (!outstanding.isEmpty()) {
            giveUpWaiting();
        }
    }

    private void add(ExportResult result) {
        switch (result.status()) {
            case SYNCED -> synced++;
            case ERROR, CONFLICT -> failed++;
            case PENDING -> pending++;
        }
        if (results.size() < request.maximumResults()) {
            results.add(result);
        }
    }

    private ExportReport finish() {
        long settled = synced + failed + pending;
        publishProgress();
        LOG.info(
                "Export to connection {} ended: {} synced, {} failed, {} pending",
                request.connectionId(),
                synced,
                failed,
                pending);
        return new ExportReport(
                failed == 0 && pending == 0 && !cancelled,
                request.connectionId(),
                synced,
                failed,
                pending,
                results,
                settled - results.size(),
                cancelled);
    }

    private void publishProgress() {
        progress = new ExportProgress(registered, synced + failed + pending, failed, !ids.hasNext());
    }

    private static String message(SyncRecord record) {
        return record.error().map(SyncError::message).orElse("failed");
    }

    /** A record goes when the PIM does not know its product, or with its connection. */
    private ExportResult gone(ProductId productId) {
        boolean connected = connections.find(request.connectionId()).isPresent();
        return new ExportResult(
                productId,
                Optional.empty(),
                ExportStatus.ERROR,
                Optional.of(connected ? "product_unknown" : "connection_deleted"),
                connected ? "the PIM does not know product " + productId : "the connection was deleted meanwhile",
                Set.of(),
                Optional.empty());
    }

    private static ExportResult result(SyncRecord record, ExportStatus status, String message) {
        return new ExportResult(
                record.productId(),
                record.wooProductId(),
                status,
                record.error().or(record::warning).map(SyncError::code),
                message,
                record.fieldsInStep(),
                record.lastExportedAt());
    }

    private record Expected(ProductId productId, long revision) {}
}
