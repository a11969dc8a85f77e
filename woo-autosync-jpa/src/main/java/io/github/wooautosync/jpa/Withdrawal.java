package io.github.wooautosync.jpa;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.LeaseKey;
import io.github.wooautosync.record.RecordTransitions;
import io.github.wooautosync.record.SyncRecord;
import java.util.List;
import java.util.Map;

/** Takes back exports that nobody has started, within one transaction of the engine. */
final class Withdrawal {

    private final EngineSession session;
    private final ConnectionId connectionId;
    private final Map<ProductId, Long> revisions;

    Withdrawal(EngineSession session, ConnectionId connectionId, Map<ProductId, Long> revisions) {
        this.session = session;
        this.connectionId = connectionId;
        this.revisions = revisions;
    }

    /** Returns those that were taken back. */
    List<ProductId> run(List<ProductId> products) {
        // While it is locked no record is marked as in flight.
        new Leases(session).lock(LeaseKey.of(connectionId));
        RecordReader reader = new RecordReader(session);
        List<SyncRecord> dropped = reader
                .lock(reader.ids(connectionId, products).values())
                .stream()
                .filter(record ->
                        RecordTransitions.isWithdrawable(record, revisions.getOrDefault(record.productId(), -1L)))
                .toList();
        new RecordWriter(session).delete(dropped.stream().map(SyncRecord::id).toList());
        return dropped.stream().map(SyncRecord::productId).toList();
    }
}
