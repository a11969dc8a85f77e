package io.github.wooautosync.jpa;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.Capture;
import io.github.wooautosync.record.DesiredState;
import io.github.wooautosync.record.FoldResult;
import io.github.wooautosync.record.RecordTransitions;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One fold: captures become due records, and exactly those captures go. Memory is bounded by the limit of captures. */
final class Fold {

    private final EngineSession session;
    private final Instant dueAt;
    private final Instant now;
    private final Map<ProductId, List<Capture>> changes = new LinkedHashMap<>();
    private final Map<ProductId, Integer> raised = new LinkedHashMap<>();
    private final Set<ConnectionId> connections = new LinkedHashSet<>();

    Fold(EngineSession session, Instant dueAt, Instant now) {
        this.session = session;
        this.dueAt = dueAt;
        this.now = now;
    }

    FoldResult run(int limit) {
        Map<Long, Capture> captures = new CaptureTable(session).read(limit);
        if (captures.isEmpty()) {
            return FoldResult.nothing();
        }
        captures.values()
                .forEach(capture -> changes.computeIfAbsent(capture.productId(), unused -> new ArrayList<>())
                        .add(capture));
        RecordReader reader = new RecordReader(session);
        List<SyncRecordId> ids = new ArrayList<>();
        for (List<ProductId> products : Chunks.of(List.copyOf(changes.keySet()), Chunks.IDS)) {
            ids.addAll(reader.idsOf(products));
        }
        // Everybody locks records in this order: otherwise two transactions could wait for each other.
        ids.sort(Comparator.naturalOrder());
        for (List<SyncRecordId> chunk : Chunks.of(ids, Chunks.RECORDS)) {
            raise(reader.lock(chunk));
        }
        RecordWriter writer = new RecordWriter(session);
        writer.deleteCaptures(List.copyOf(captures.keySet()));
        return new FoldResult(captures.size(), raised, connections);
    }

    private void raise(List<SyncRecord> records) {
        new RecordWriter(session)
                        .move(
                                records,
                                record -> RecordTransitions.captured(
                                        record, changes.getOrDefault(record.productId(), List.of()), dueAt, now))
                        .stream()
                        .map(RecordChange::after)
                        .filter(record -> record.dueAt().isPresent())
                        .forEach(record -> {
                            connections.add(record.connectionId());
                            if (record.desiredState() == DesiredState.PRESENT) {
                                raised.merge(record.productId(), 1, Integer::sum);
                            }
                        });
    }
}
