package io.github.wooautosync;

import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.Capture;
import io.github.wooautosync.record.ChangeKind;
import io.github.wooautosync.record.SyncRecordStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Notes changes in the store of records and hints to the engine. */
final class CapturingAutoSyncService implements AutoSyncService {

    private final SyncRecordStore records;
    private final Clock clock;
    private final Runnable hint;

    CapturingAutoSyncService(SyncRecordStore records, Clock clock, Runnable hint) {
        this.records = records;
        this.clock = clock;
        this.hint = hint;
    }

    @Override
    public void autoSyncProductUpdates(Collection<ProductId> productIds, OwnerId ownerId) {
        capture(productIds, Optional.of(ownerId), ChangeKind.PRODUCT);
    }

    @Override
    public void autoSyncAttributeUpdates(Collection<ProductId> productIds, OwnerId ownerId) {
        capture(productIds, Optional.of(ownerId), ChangeKind.ATTRIBUTES);
    }

    @Override
    public void autoSyncAssetUpdates(Collection<ProductId> productIds, OwnerId ownerId) {
        capture(productIds, Optional.of(ownerId), ChangeKind.ASSETS);
    }

    @Override
    public void cleanupProductSyncData(Collection<ProductId> productIds) {
        capture(productIds, Optional.empty(), ChangeKind.DELETED);
    }

    @Override
    public void cleanupProductSyncData(Collection<ProductId> productIds, OwnerId ownerId) {
        capture(productIds, Optional.of(ownerId), ChangeKind.DELETED);
    }

    private void capture(Collection<ProductId> productIds, Optional<OwnerId> ownerId, ChangeKind kind) {
        if (productIds.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        List<Capture> captures = new LinkedHashSet<>(productIds)
                .stream()
                        .map(productId -> new Capture(ownerId, productId, kind, now))
                        .toList();
        records.capture(captures);
        hint.run();
    }
}
