package io.github.wooautosync.jpa;

import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordId;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Writes records within one transaction of the engine: many rows per round trip. */
final class RecordWriter {

    private final EngineSession session;
    private final InFlightMarks marks;

    RecordWriter(EngineSession session) {
        this.session = session;
        this.marks = new InFlightMarks(session);
    }

    /** Inserts records without their fingerprints. */
    void insert(List<SyncRecord> records) {
        for (List<SyncRecord> chunk : Chunks.of(records, Chunks.ROWS_TO_INSERT)) {
            session.jdbc(connection -> {
                try (PreparedStatement statement = connection.prepareStatement(RecordSql.insertRecords(chunk.size()))) {
                    int last = 0;
                    for (SyncRecord record : chunk) {
                        last = Dialect.bind(statement, last, RecordColumn.NARROW, record);
                    }
                    return statement.executeUpdate();
                }
            });
        }
    }

    /**
     * Moves records that the transaction has locked; those for which the function has no answer stay.
     *
     * @return what was moved
     */
    List<RecordChange> move(List<SyncRecord> locked, Function<SyncRecord, Optional<SyncRecord>> transition) {
        List<RecordChange> moved = new ArrayList<>();
        for (SyncRecord record : locked) {
            transition.apply(record).ifPresent(after -> moved.add(RecordChange.of(record, after)));
        }
        update(moved);
        return moved;
    }

    /** Writes what differs. The transaction has locked the records, or inserted them. */
    void update(List<RecordChange> changes) {
        Map<Set<RecordColumn>, List<SyncRecord>> alike = new LinkedHashMap<>();
        for (RecordChange change : changes) {
            if (change.freesLink()) {
                // At once and in the order given, so that another row can take the link over.
                write(change.columns(), List.of(change.after()));
            } else {
                alike.computeIfAbsent(change.columns(), unused -> new ArrayList<>())
                        .add(change.after());
            }
        }
        alike.forEach(this::write);
        clearMarks(changes);
    }

    int delete(List<SyncRecordId> ids) {
        int deleted = 0;
        for (List<SyncRecordId> chunk : Chunks.of(ids, Chunks.IDS)) {
            Object[] parameters = chunk.stream().map(SyncRecordId::value).toArray();
            deleted += session.update(RecordSql.deleteRecords(chunk.size()), parameters);
        }
        marks.forget(ids);
        return deleted;
    }

    void deleteCaptures(List<Long> ids) {
        for (List<Long> chunk : Chunks.of(ids, Chunks.IDS)) {
            session.update(RecordSql.deleteCaptures(chunk.size()), chunk.toArray());
        }
    }

    private void write(Set<RecordColumn> columns, List<SyncRecord> records) {
        if (columns.isEmpty()) {
            return;
        }
        for (List<SyncRecord> chunk : Chunks.of(records, Chunks.RECORDS)) {
            session.jdbc(connection -> session.dialect().update(connection, List.copyOf(columns), chunk));
        }
    }

    private void clearMarks(List<RecordChange> changes) {
        Map<Long, List<SyncRecordId>> landed = new LinkedHashMap<>();
        for (RecordChange change : changes) {
            if (change.hasLanded()) {
                landed.computeIfAbsent(change.before().inFlightEpoch().orElseThrow(), unused -> new ArrayList<>())
                        .add(change.before().id());
            }
        }
        landed.forEach(marks::clear);
    }
}
