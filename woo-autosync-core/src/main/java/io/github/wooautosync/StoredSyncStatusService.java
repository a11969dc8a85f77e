package io.github.wooautosync;

import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.connection.ConnectionStore;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.AttemptId;
import io.github.wooautosync.record.AttemptPage;
import io.github.wooautosync.record.AttemptStore;
import io.github.wooautosync.record.SyncAttempt;
import io.github.wooautosync.record.SyncError;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordId;
import io.github.wooautosync.record.SyncRecordPage;
import io.github.wooautosync.record.SyncRecordStore;
import io.github.wooautosync.record.SyncStatistics;
import io.github.wooautosync.record.SyncStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads statuses from the store of records, with changes that were captured but not folded yet. */
final class StoredSyncStatusService implements SyncStatusService {

    private static final int MAXIMUM_PAGE = 1000;

    private final SyncRecordStore records;
    private final AttemptStore attempts;
    private final ConnectionStore connections;
    private final Clock clock;
    private final Runnable hint;
    private final Optional<OwnerId> owner;

    StoredSyncStatusService(
            SyncRecordStore records, AttemptStore attempts, ConnectionStore connections, Clock clock, Runnable hint) {
        this(records, attempts, connections, clock, hint, Optional.empty());
    }

    private StoredSyncStatusService(
            SyncRecordStore records,
            AttemptStore attempts,
            ConnectionStore connections,
            Clock clock,
            Runnable hint,
            Optional<OwnerId> owner) {
        this.records = records;
        this.attempts = attempts;
        this.connections = connections;
        this.clock = clock;
        this.hint = hint;
        this.owner = owner;
    }

    @Override
    public SyncStatusService forOwner(OwnerId ownerId) {
        if (owner.filter(mine -> !mine.equals(ownerId)).isPresent()) {
            throw new IllegalArgumentException("this service is another owner's already");
        }
        return new StoredSyncStatusService(records, attempts, connections, clock, hint, Optional.of(ownerId));
    }

    @Override
    public List<ProductSyncStatus> syncStatus(ConnectionId connectionId, Collection<ProductId> productIds) {
        Connection connection = connection(connectionId);
        Map<ProductId, SyncRecord> found = new HashMap<>();
        records.find(connectionId, productIds).forEach(record -> found.put(record.productId(), record));
        Set<ProductId> captured = records.capturedProducts(connection.ownerId(), found.keySet());
        return productIds.stream()
                .distinct()
                .map(found::get)
                .flatMap(Stream::ofNullable)
                .map(record -> status(record, captured.contains(record.productId())))
                .toList();
    }

    @Override
    public Optional<ProductSyncStatus> syncStatus(ConnectionId connectionId, ProductId productId) {
        return syncStatus(connectionId, List.of(productId)).stream().findFirst();
    }

    @Override
    public ProductSyncStatusPage list(
            ConnectionId connectionId, Optional<SyncStatus> status, Optional<SyncRecordId> after, int limit) {
        requirePage(limit);
        Connection connection = connection(connectionId);
        SyncRecordPage page = records.list(connectionId, status, after, limit);
        List<ProductId> productIds =
                page.records().stream().map(SyncRecord::productId).toList();
        Set<ProductId> captured = records.capturedProducts(connection.ownerId(), productIds);
        return new ProductSyncStatusPage(
                page.records().stream()
                        .map(record -> status(record, captured.contains(record.productId())))
                        .toList(),
                page.next());
    }

    @Override
    public ConnectionSyncStats stats(ConnectionId connectionId) {
        Connection connection = connection(connectionId);
        SyncStatistics statistics = records.statistics(connectionId);
        return new ConnectionSyncStats(
                connectionId,
                statistics.total(),
                statistics.totals(),
                connection.lastSyncedAt(),
                statistics.oldestPendingChange(),
                connection.health());
    }

    @Override
    public int retry(ConnectionId connectionId, Collection<ProductId> productIds) {
        connection(connectionId);
        int retried = records.retry(connectionId, productIds, clock.instant());
        hint.run();
        return retried;
    }

    @Override
    public List<SyncAttempt> history(ConnectionId connectionId, ProductId productId, int limit) {
        requirePage(limit);
        connection(connectionId);
        return attempts.list(connectionId, Optional.of(productId), Optional.empty(), limit)
                .attempts();
    }

    @Override
    public AttemptPage history(ConnectionId connectionId, Optional<AttemptId> before, int limit) {
        requirePage(limit);
        connection(connectionId);
        return attempts.list(connectionId, Optional.empty(), before, limit);
    }

    private static void requirePage(int limit) {
        if (limit < 1 || limit > MAXIMUM_PAGE) {
            throw new IllegalArgumentException("limit must be 1 to " + MAXIMUM_PAGE + ", but was " + limit);
        }
    }

    private Connection connection(ConnectionId connectionId) {
        return connections
                .find(connectionId)
                .filter(connection -> owner.map(connection.ownerId()::equals).orElse(true))
                .orElseThrow(() -> new ConnectionNotFoundException(connectionId));
    }

    private static ProductSyncStatus status(SyncRecord record, boolean captured) {
        boolean pending = captured && record.autoSync();
        // A confirming push of a product that is in step is no news to anybody.
        boolean confirms =
                record.status() == SyncStatus.SYNCED && record.warning().isEmpty();
        Optional<Instant> next = confirms ? Optional.empty() : record.dueAt();
        return new ProductSyncStatus(
                record.id(),
                record.connectionId(),
                record.productId(),
                record.wooProductId(),
                record.lastExportedAt(),
                pending ? SyncStatus.PENDING : record.status(),
                record.error().map(SyncError::message),
                record.error().map(SyncError::code),
                record.warning().map(SyncError::message),
                record.warning().map(SyncError::code),
                record.attempts(),
                next,
                record.revision() - record.pushedRevision() + (captured ? 1 : 0),
                record.lastModifiedFields(),
                record.heldFields());
    }
}
