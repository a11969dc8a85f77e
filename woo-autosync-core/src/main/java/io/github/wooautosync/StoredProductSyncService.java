package io.github.wooautosync;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.SyncRecordStore;
import java.time.Clock;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Switches and deletes records in the store of records. */
final class StoredProductSyncService implements ProductSyncService {

    private static final Logger LOG = LoggerFactory.getLogger(StoredProductSyncService.class);

    private final ConnectionService connections;
    private final SyncRecordStore records;
    private final Clock clock;
    private final Runnable hint;

    StoredProductSyncService(ConnectionService connections, SyncRecordStore records, Clock clock, Runnable hint) {
        this.connections = connections;
        this.records = records;
        this.clock = clock;
        this.hint = hint;
    }

    @Override
    public int pause(OwnerId ownerId, ConnectionId connectionId, Collection<ProductId> productIds) {
        return switchAutoSync(ownerId, connectionId, productIds, false);
    }

    @Override
    public int resume(OwnerId ownerId, ConnectionId connectionId, Collection<ProductId> productIds) {
        int resumed = switchAutoSync(ownerId, connectionId, productIds, true);
        hint.run();
        return resumed;
    }

    @Override
    public int forget(OwnerId ownerId, ConnectionId connectionId, Collection<ProductId> productIds) {
        connections.get(ownerId, connectionId);
        int deleted = records.delete(connectionId, productIds);
        LOG.info("Removed {} sync record(s) of connection {} on request", deleted, connectionId);
        return deleted;
    }

    private int switchAutoSync(
            OwnerId ownerId, ConnectionId connectionId, Collection<ProductId> productIds, boolean autoSync) {
        connections.get(ownerId, connectionId);
        int switched = records.switchAutoSync(connectionId, productIds, autoSync, clock.instant());
        LOG.info(
                "Switched automatic updates of {} product(s) of connection {} {}",
                switched,
                connectionId,
                autoSync ? "on" : "off");
        return switched;
    }
}
