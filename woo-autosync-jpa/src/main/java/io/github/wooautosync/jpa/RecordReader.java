package io.github.wooautosync.jpa;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.record.DueQuery;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordId;
import io.github.wooautosync.record.SyncStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads records within one transaction of the engine. */
final class RecordReader {

    private static final String DUE = RecordRow.SELECT
            + "s.connection_id = ? and s.lane = ? and s.due_at between ? and ? and " + InFlightMarks.NONE;

    /** All columns of the index: otherwise H2 sorts everything that is due. */
    private static final String IN_ORDER = " order by s.connection_id, s.lane, s.due_at, s.id limit ?";

    /** Likewise, of the index for what is due within a scope. */
    private static final String IN_ORDER_WITHIN_SCOPE =
            " order by s.connection_id, s.due_scope, s.lane, s.due_at, s.id limit ?";

    /** Without a lower bound H2 reads all that is not due, too: null comes first in its indexes. */
    static final long EARLIEST = Long.MIN_VALUE;

    private static final Comparator<SyncRecord> BY_DUE_TIME =
            Comparator.comparing(RecordReader::dueTime).thenComparing(SyncRecord::id);

    private final EngineSession session;

    RecordReader(EngineSession session) {
        this.session = session;
    }

    List<SyncRecord> due(DueQuery query, Instant now) {
        if (query.scope() == DueQuery.Scope.EVERYTHING) {
            return due(query, IN_ORDER, now);
        }
        // One search for each, in the order of its index: together they would be sorted, or read a backlog that waits.
        List<SyncRecord> found = new ArrayList<>();
        for (DueQuery.Scope within : query.scope().withinThis()) {
            found.addAll(due(query, " and s.due_scope = '" + within + "'" + IN_ORDER_WITHIN_SCOPE, now));
        }
        found.sort(BY_DUE_TIME);
        return List.copyOf(found.subList(0, Math.min(found.size(), query.limit())));
    }

    private List<SyncRecord> due(DueQuery query, String rest, Instant now) {
        return session.select(
                DUE + rest,
                RecordRow::read,
                query.connectionId().value(),
                query.lane().name(),
                EARLIEST,
                Micros.of(now),
                query.limit());
    }

    List<SyncRecord> find(ConnectionId connectionId, Collection<ProductId> productIds) {
        List<String> asked =
                productIds.stream().map(ProductId::value).distinct().toList();
        List<SyncRecord> found = new ArrayList<>();
        for (List<String> chunk : Chunks.of(asked, Chunks.IDS)) {
            found.addAll(session.select(
                    RecordRow.SELECT + "s.connection_id = ? and s.product_id in " + RecordSql.row(chunk.size()),
                    RecordRow::read,
                    parameters(connectionId, chunk)));
        }
        return found;
    }

    List<SyncRecord> findByLinks(ConnectionId connectionId, Collection<WooProductId> wooProductIds) {
        return linked(connectionId, wooProductIds, RecordRow.SELECT, RecordRow::read);
    }

    /** As {@link #findByLinks}, without fingerprints. */
    List<SyncRecord> holders(ConnectionId connectionId, Collection<WooProductId> wooProductIds) {
        return linked(connectionId, wooProductIds, RecordRow.SELECT_NARROW, RecordRow::readNarrow);
    }

    private List<SyncRecord> linked(
            ConnectionId connectionId,
            Collection<WooProductId> wooProductIds,
            String select,
            EngineSession.RowReader<SyncRecord> reader) {
        List<Long> asked =
                wooProductIds.stream().map(WooProductId::value).distinct().toList();
        List<SyncRecord> found = new ArrayList<>();
        for (List<Long> chunk : Chunks.of(asked, Chunks.IDS)) {
            found.addAll(session.select(
                    select + "s.connection_id = ? and s.woo_product_id in " + RecordSql.row(chunk.size()),
                    reader,
                    parameters(connectionId, chunk)));
        }
        return found;
    }

    List<SyncRecord> list(
            ConnectionId connectionId, Optional<SyncStatus> status, Optional<SyncRecordId> after, int limit) {
        List<Object> parameters = new ArrayList<>(
                List.of(connectionId.value(), after.map(SyncRecordId::value).orElse(0L)));
        status.ifPresent(wanted -> parameters.add(wanted.name()));
        parameters.add(limit);
        return session.select(
                RecordRow.SELECT + "s.connection_id = ? and s.id > ?"
                        + (status.isPresent() ? " and s.sync_status = ?" : "") + " order by s.id limit ?",
                RecordRow::read,
                parameters.toArray());
    }

    /** The ids of every record of these products. */
    List<SyncRecordId> idsOf(List<ProductId> productIds) {
        return session.select(
                "select id from woo_product_sync where product_id in " + RecordSql.row(productIds.size()),
                row -> new SyncRecordId(row.getLong(1)),
                productIds.stream().map(ProductId::value).toArray());
    }

    /** The ids of the records of these products at one connection. */
    Map<ProductId, SyncRecordId> ids(ConnectionId connectionId, List<ProductId> productIds) {
        Map<ProductId, SyncRecordId> ids = new HashMap<>();
        session.select(
                "select product_id, id from woo_product_sync where connection_id = ? and product_id in "
                        + RecordSql.row(productIds.size()),
                row -> ids.put(ProductId.of(row.getString(1)), new SyncRecordId(row.getLong(2))),
                parameters(
                        connectionId, productIds.stream().map(ProductId::value).toList()));
        return ids;
    }

    /** Locks records in the order of their ids until the transaction ends. Leaves their fingerprints out. */
    List<SyncRecord> lock(Collection<SyncRecordId> ids) {
        List<Long> ordered =
                ids.stream().map(SyncRecordId::value).distinct().sorted().toList();
        List<SyncRecord> locked = new ArrayList<>();
        for (List<Long> chunk : Chunks.of(ordered, Chunks.RECORDS)) {
            locked.addAll(session.select(
                    RecordRow.SELECT_NARROW + "s.id in " + RecordSql.row(chunk.size()) + " order by s.id for update",
                    RecordRow::readNarrow,
                    chunk.toArray()));
        }
        return locked;
    }

    private static Object[] parameters(ConnectionId connectionId, List<?> values) {
        Object[] parameters = new Object[values.size() + 1];
        Arrays.setAll(parameters, place -> place == 0 ? connectionId.value() : values.get(place - 1));
        return parameters;
    }

    private static Instant dueTime(SyncRecord record) {
        return record.dueAt().orElseThrow();
    }
}
