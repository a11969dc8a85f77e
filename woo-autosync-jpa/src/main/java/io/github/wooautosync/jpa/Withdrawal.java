package io.github.wooautosync.jpa;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.RecordTransitions;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes back exports that nobody has started, within one transaction of the engine. */
final class Withdrawal {

    private final EngineSession session;
    private final ConnectionId connectionId;
    private final Map<ProductId, Long> revisions;
    private final Instant now;

    Withdrawal(EngineSession session, ConnectionId connectionId, Map<ProductId, Long> revisions, Instant now) {
        this.session = session;
        this.connectionId = connectionId;
        this.revisions = revisions;
        this.now = now;
    }

    /** Returns how many were taken back. */
    int run(List<ProductId> products) {
        RecordReader reader = new RecordReader(session);
        List<SyncRecordId> ids = reader.find(connectionId, products).stream()
                .map(SyncRecord::id)
                .sorted()
                .toList();
        List<SyncRecord> reverted = new ArrayList<>();
        List<SyncRecordId> dropped = new ArrayList<>();
        for (SyncRecord record : reader.lock(ids)) {
            if (RecordTransitions.isWithdrawable(record, revisions.getOrDefault(record.productId(), -1L))) {
                RecordTransitions.withdrawn(record, now).ifPresentOrElse(reverted::add, () -> dropped.add(record.id()));
            }
        }
        RecordWriter writer = new RecordWriter(session);
        writer.update(reverted);
        writer.delete(dropped);
        return reverted.size() + dropped.size();
    }
}
