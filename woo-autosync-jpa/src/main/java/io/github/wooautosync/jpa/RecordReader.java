package io.github.wooautosync.jpa;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.record.DueQuery;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordId;
import io.github.wooautosync.record.SyncStatus;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads records within one transaction of the engine. */
final class RecordReader {

    private static final String DUE = """
            select s from WooProductSync s
            where s.connectionId = :connection and s.lane = :lane and s.dueAt between :earliest and :now
            and s.inFlightEpoch is null
            """;

    /** All columns of the index: otherwise H2 sorts everything that is due. */
    private static final String IN_ORDER = " order by s.connectionId, s.lane, s.dueAt, s.id";

    /** Likewise, of the index for what is due within a scope. */
    private static final String IN_ORDER_WITHIN_SCOPE = " order by s.connectionId, s.dueScope, s.lane, s.dueAt, s.id";

    /** Without a lower bound H2 reads all that is not due, too: null comes first in its indexes. */
    static final long EARLIEST = Long.MIN_VALUE;

    private static final String IN_FLIGHT = """
            select s.id from WooProductSync s
            where s.connectionId = :connection and s.inFlightEpoch > 0
            """;

    private final EngineSession session;

    RecordReader(EngineSession session) {
        this.session = session;
    }

    List<SyncRecord> due(DueQuery query, Instant now) {
        if (query.scope() == DueQuery.Scope.EVERYTHING) {
            return complete(dueRows(query, IN_ORDER, now));
        }
        // One search for each, in the order of its index: together they would be sorted, or read a backlog that waits.
        List<StoredRecord> rows = new ArrayList<>();
        for (DueQuery.Scope within : query.scope().withinThis()) {
            rows.addAll(dueRows(query, " and s.dueScope = '" + within + "'" + IN_ORDER_WITHIN_SCOPE, now));
        }
        rows.sort(StoredRecord.BY_DUE_TIME);
        return complete(rows.subList(0, Math.min(rows.size(), query.limit())));
    }

    private List<StoredRecord> dueRows(DueQuery query, String rest, Instant now) {
        return session.query(DUE + rest, StoredRecord.class)
                .setParameter("connection", query.connectionId().value())
                .setParameter("lane", query.lane().name())
                .setParameter("earliest", EARLIEST)
                .setParameter("now", Micros.of(now))
                .setMaxResults(query.limit())
                .getResultList();
    }

    boolean hasInFlight(ConnectionId connectionId) {
        return !session.query(IN_FLIGHT, Long.class)
                .setParameter("connection", connectionId.value())
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    List<SyncRecord> find(ConnectionId connectionId, Collection<ProductId> productIds) {
        List<SyncRecord> found = new ArrayList<>();
        List<String> asked =
                productIds.stream().distinct().map(ProductId::value).toList();
        for (List<String> chunk : Chunks.of(asked, Chunks.IDS)) {
            found.addAll(complete(session.query(
                            "select s from WooProductSync s where s.connectionId = :connection and s.productId in :ids",
                            StoredRecord.class)
                    .setParameter("connection", connectionId.value())
                    .setParameter("ids", chunk)
                    .getResultList()));
        }
        return found;
    }

    List<SyncRecord> findByLinks(ConnectionId connectionId, Collection<WooProductId> wooProductIds) {
        List<SyncRecord> found = new ArrayList<>();
        for (List<StoredRecord> rows : linked(connectionId, wooProductIds)) {
            found.addAll(complete(rows));
        }
        return found;
    }

    /** As {@link #findByLinks}, without fingerprints. */
    List<SyncRecord> holders(ConnectionId connectionId, Collection<WooProductId> wooProductIds) {
        List<SyncRecord> holders = new ArrayList<>();
        for (List<StoredRecord> rows : linked(connectionId, wooProductIds)) {
            rows.forEach(row -> holders.add(row.toRecord(Map.of())));
        }
        return holders;
    }

    private List<List<StoredRecord>> linked(ConnectionId connectionId, Collection<WooProductId> wooProductIds) {
        List<Long> asked =
                wooProductIds.stream().distinct().map(WooProductId::value).toList();
        return Chunks.of(asked, Chunks.IDS).stream()
                .map(chunk -> session.query(
                                "select s from WooProductSync s where s.connectionId = :connection"
                                        + " and s.wooProductId in :ids",
                                StoredRecord.class)
                        .setParameter("connection", connectionId.value())
                        .setParameter("ids", chunk)
                        .getResultList())
                .toList();
    }

    List<SyncRecord> list(
            ConnectionId connectionId, Optional<SyncStatus> status, Optional<SyncRecordId> after, int limit) {
        String jpql = "select s from WooProductSync s where s.connectionId = :connection and s.id > :after"
                + (status.isPresent() ? " and s.status = :status" : "") + " order by s.id";
        TypedQuery<StoredRecord> query = session.query(jpql, StoredRecord.class)
                .setParameter("connection", connectionId.value())
                .setParameter("after", after.map(SyncRecordId::value).orElse(0L))
                .setMaxResults(limit);
        status.ifPresent(wanted -> query.setParameter("status", wanted.name()));
        return complete(query.getResultList());
    }

    /** The ids of every record of these products, in their order. */
    List<SyncRecordId> idsOf(List<ProductId> productIds) {
        return session.query("select s.id from WooProductSync s where s.productId in :ids order by s.id", Long.class)
                .setParameter("ids", productIds.stream().map(ProductId::value).toList())
                .getResultStream()
                .map(SyncRecordId::new)
                .toList();
    }

    /** The ids of the records of these products at one connection. */
    Map<ProductId, SyncRecordId> ids(ConnectionId connectionId, List<ProductId> productIds) {
        Map<ProductId, SyncRecordId> ids = new HashMap<>();
        session.query(
                        "select s.productId as product, s.id as id from WooProductSync s"
                                + " where s.connectionId = :connection and s.productId in :ids",
                        Object[].class)
                .setParameter("connection", connectionId.value())
                .setParameter("ids", productIds.stream().map(ProductId::value).toList())
                .getResultList()
                .forEach(row -> ids.put(ProductId.of((String) row[0]), new SyncRecordId((Long) row[1])));
        return ids;
    }

    /** Locks records in the order of their ids until the transaction ends. Leaves their fingerprints out. */
    List<SyncRecord> lock(Collection<SyncRecordId> ids) {
        List<SyncRecord> locked = new ArrayList<>();
        List<Long> ordered =
                ids.stream().map(SyncRecordId::value).distinct().sorted().toList();
        for (List<Long> chunk : Chunks.of(ordered, Chunks.RECORDS)) {
            session.query("select s from WooProductSync s where s.id in :ids order by s.id", StoredRecord.class)
                    .setParameter("ids", chunk)
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .getResultStream()
                    .map(row -> row.toRecord(Map.of()))
                    .forEach(locked::add);
            session.entityManager().clear();
        }
        return locked;
    }

    /** Adds the fingerprints: one more query, whatever the number of records. */
    private List<SyncRecord> complete(List<StoredRecord> rows) {
        List<SyncRecord> records =
                rows.stream().map(row -> row.toRecord(Map.of())).toList();
        Map<Long, String> fingerprints = fingerprints(records);
        session.entityManager().clear();
        return records.stream()
                .map(record -> record.toBuilder()
                        .fingerprints(Json.readMap(fingerprints.get(record.id().value())))
                        .build())
                .toList();
    }

    private Map<Long, String> fingerprints(List<SyncRecord> records) {
        Map<Long, String> fingerprints = new HashMap<>();
        // Also of records that were never pushed wholly: a part of a push, or the note of a create, leaves some.
        List<Long> ids = records.stream().map(record -> record.id().value()).toList();
        for (List<Long> chunk : Chunks.of(ids, Chunks.IDS)) {
            session.query(
                            "select f.id as id, f.fingerprints as fingerprints from WooFingerprints f"
                                    + " where f.id in :ids and f.fingerprints is not null",
                            Object[].class)
                    .setParameter("ids", chunk)
                    .getResultList()
                    .forEach(row -> fingerprints.put((Long) row[0], (String) row[1]));
        }
        return fingerprints;
    }
}
