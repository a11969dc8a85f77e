package io.github.wooautosync.jpa;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.record.Lease;
import io.github.wooautosync.record.SyncRecordId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which records have a request under way, within one transaction of the engine. They are few at any time, so they have
 * a small table of their own: a mark on the record would rewrite the row and all its index entries twice for each push.
 * A mark may outlive its record; it means nothing then.
 */
final class InFlightMarks {

    /** For the list of what is selected from the records {@code s}. */
    static final String EPOCH = "(select f.epoch from woo_in_flight f where f.record_id = s.id)";

    /** A condition on the records {@code s}. */
    static final String NONE = "not exists (select 1 from woo_in_flight f where f.record_id = s.id)";

    private static final String ANY = """
            select f.record_id from woo_in_flight f join woo_product_sync s on s.id = f.record_id
            where f.connection_id = ? limit 1
            """;

    private static final String OLDER =
            "select record_id from woo_in_flight where connection_id = ? and epoch < ? order by record_id";

    private final EngineSession session;

    InFlightMarks(EngineSession session) {
        this.session = session;
    }

    /** Replaces older marks; returns the records that are there. The transaction holds the lease. */
    Set<SyncRecordId> set(Lease lease, List<SyncRecordId> ids) {
        forget(ids);
        Set<SyncRecordId> marked = new LinkedHashSet<>();
        for (List<SyncRecordId> chunk : Chunks.of(ids, Chunks.IDS)) {
            List<Object> parameters = new ArrayList<>(List.of(lease.key().value()));
            chunk.forEach(id -> parameters.add(id.value()));
            int there = session.update(
                    "insert into woo_in_flight (record_id, connection_id, epoch)"
                            + " select s.id, s.connection_id, l.epoch from woo_product_sync s, woo_lease l"
                            + " where l.lease_key = ? and s.id in " + RecordSql.row(chunk.size()),
                    parameters.toArray());
            marked.addAll(there == chunk.size() ? chunk : marked(chunk));
        }
        return marked;
    }

    private List<SyncRecordId> marked(List<SyncRecordId> ids) {
        return session.select(
                "select record_id from woo_in_flight where record_id in " + RecordSql.row(ids.size()),
                row -> new SyncRecordId(row.getLong(1)),
                ids.stream().map(SyncRecordId::value).toArray());
    }

    /** Takes the marks of one epoch back; what was marked anew since stays. */
    void clear(long epoch, List<SyncRecordId> ids) {
        delete("epoch = ? and ", ids, epoch);
    }

    /** Takes the marks of all epochs before one back. */
    void clearBefore(long epoch, List<SyncRecordId> ids) {
        delete("epoch < ? and ", ids, epoch);
    }

    /** Whoever marked them. */
    void forget(List<SyncRecordId> ids) {
        delete("", ids);
    }

    boolean anyOf(ConnectionId connectionId) {
        return !session.select(ANY, row -> row.getLong(1), connectionId.value()).isEmpty();
    }

    /** The records of a connection that were marked before an epoch, in the order of their ids. */
    List<SyncRecordId> before(ConnectionId connectionId, long epoch) {
        return session.select(OLDER, row -> new SyncRecordId(row.getLong(1)), connectionId.value(), epoch);
    }

    private void delete(String condition, List<SyncRecordId> ids, Object... parameters) {
        for (List<SyncRecordId> chunk : Chunks.of(ids, Chunks.IDS)) {
            List<Object> all = new ArrayList<>(List.of(parameters));
            chunk.forEach(id -> all.add(id.value()));
            session.update(
                    "delete from woo_in_flight where " + condition + "record_id in " + RecordSql.row(chunk.size()),
                    all.toArray());
        }
    }
}
