package io.github.wooautosync.jpa;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.record.Lane;
import io.github.wooautosync.record.LeaseKey;
import io.github.wooautosync.record.SyncStatistics;
import io.github.wooautosync.record.SyncStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers that concern whole connections, within one transaction of the engine. */
final class ConnectionTotals {

    private static final String PREFIX =
            LeaseKey.of(ConnectionId.of("x")).value().replace("x", "");

    /** Where the id of a connection begins in the key of its lease. */
    private static final int START = PREFIX.length() + 1;

    /**
     * Asks each known connection for its first due record of each lane, and for one in flight, by the index of each. A
     * search over all due records would read the whole backlog.
     */
    private static final String WITH_DUE_RECORDS = "select l.lease_key from woo_lease l where l.lease_key like ? and ("
            + Stream.of(Lane.values()).map(ConnectionTotals::existsDue).collect(Collectors.joining(" or "))
            + """
             or exists (
                select 1 from woo_in_flight f join woo_product_sync s on s.id = f.record_id
                where f.connection_id = substring(l.lease_key, ?)))
            """;

    /** Asks for nothing that the index of the status does not hold. */
    private static final String TOTALS =
            "select s.status, count(s.id) from WooProductSync s where s.connectionId = :connection group by s.status";

    /** Records with changes that are not folded yet and that count as waiting because of it. Captures are few, or soon are. */
    private static final String CAPTURED = """
            select s.status as status, count(distinct s.id) as records, min(c.capturedAt) as captured
            from WooCapture c, WooProductSync s
            where s.connectionId = :connection and s.productId = c.productId and s.autoSync = true
            and s.status <> 'PENDING' and (c.ownerId is null or c.ownerId = s.ownerId)
            group by s.status
            """;

    /** By the index of the status; of those in step, which are many, nothing is read. */
    private static final String OLDEST_PENDING = """
            select min(s.pendingSince) from WooProductSync s
            where s.connectionId = :connection and s.status in :waiting
            """;

    private final EngineSession session;

    ConnectionTotals(EngineSession session) {
        this.session = session;
    }

    Set<ConnectionId> withDueRecords(Instant now) {
        List<Object> parameters = new ArrayList<>(List.of(PREFIX + "%"));
        for (int lane = 0; lane < Lane.values().length; lane++) {
            parameters.addAll(List.of(START, RecordReader.EARLIEST, Micros.of(now)));
        }
        parameters.add(START);
        return new LinkedHashSet<>(session.select(
                WITH_DUE_RECORDS,
                row -> ConnectionId.of(row.getString(1).substring(PREFIX.length())),
                parameters.toArray()));
    }

    SyncStatistics statistics(ConnectionId connectionId) {
        // Read before the records: what is folded in between is then counted as waiting, never as in step.
        List<Object[]> captured = session.query(CAPTURED, Object[].class)
                .setParameter("connection", connectionId.value())
                .getResultList();
        SyncStatistics folded = ofRecords(connectionId);
        for (Object[] row : captured) {
            folded = folded.waiting(
                    SyncStatus.valueOf((String) row[0]),
                    (Long) row[1],
                    Micros.toInstant((Long) row[2]).orElseThrow());
        }
        return folded;
    }

    private SyncStatistics ofRecords(ConnectionId connectionId) {
        Map<SyncStatus, Long> totals = new EnumMap<>(SyncStatus.class);
        session.query(TOTALS, Object[].class)
                .setParameter("connection", connectionId.value())
                .getResultList()
                .forEach(row -> totals.put(SyncStatus.valueOf((String) row[0]), (Long) row[1]));
        return new SyncStatistics(totals, oldestPendingChange(connectionId));
    }

    Optional<Instant> oldestPendingChange(ConnectionId connectionId) {
        List<String> waiting = EnumSet.complementOf(EnumSet.of(SyncStatus.SYNCED)).stream()
                .map(SyncStatus::name)
                .toList();
        return Micros.toInstant(session.query(OLDEST_PENDING, Long.class)
                .setParameter("connection", connectionId.value())
                .setParameter("waiting", waiting)
                .getSingleResult());
    }

    private static String existsDue(Lane lane) {
        return """
            exists (
                select 1 from woo_product_sync s
                where s.connection_id = substring(l.lease_key, ?) and s.lane = '%s'
                and s.due_at between ? and ? and %s)
            """.formatted(lane.name(), InFlightMarks.NONE);
    }
}
