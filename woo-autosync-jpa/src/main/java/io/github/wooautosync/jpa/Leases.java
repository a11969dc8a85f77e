package io.github.wooautosync.jpa;

import io.github.wooautosync.record.Lease;
import io.github.wooautosync.record.LeaseKey;
import java.time.Duration;
import java.util.Optional;

/** Leases within one transaction of the engine. */
final class Leases {

    private static final int LONGEST_HOLDER = 191;

    private final EngineSession session;
    private final LeaseSql sql;

    Leases(EngineSession session) {
        this.session = session;
        this.sql = new LeaseSql(session.dialect());
    }

    Optional<Lease> acquire(LeaseKey key, String holder, Duration duration) {
        String shown = holder.length() > LONGEST_HOLDER ? holder.substring(0, LONGEST_HOLDER) : holder;
        Optional<Row> row = look(key);
        if (row.isEmpty()) {
            session.update(sql.create, key.value(), shown, micros(duration));
            return Optional.of(new Lease(key, holder, 1, false));
        }
        if (row.get().held) {
            return Optional.empty();
        }
        long epoch = row.get().epoch;
        boolean taken = session.update(sql.take, shown, micros(duration), key.value(), epoch) == 1;
        return taken ? Optional.of(new Lease(key, holder, epoch + 1, row.get().expired)) : Optional.empty();
    }

    boolean renew(Lease lease, Duration duration) {
        return session.update(sql.renew, micros(duration), lease.key().value(), lease.epoch()) == 1;
    }

    void release(Lease lease) {
        session.update(LeaseSql.RELEASE, lease.key().value(), lease.epoch());
    }

    /** Whether the lease is still this one; nobody can take it before the transaction ends. */
    boolean hold(Lease lease) {
        return session.select(LeaseSql.HOLD, row -> row.getLong(1), lease.key().value())
                .contains(lease.epoch());
    }

    /** Whoever wants to take, renew, give back or hold the lease waits until the transaction ends. */
    void lock(LeaseKey key) {
        session.select(LeaseSql.LOCK, row -> row.getLong(1), key.value());
    }

    /** Makes the lease known, free, so that a search for work starts from it. */
    void makeKnown(LeaseKey key) {
        if (session.select(LeaseSql.EXISTS, row -> row.getInt(1), key.value()).isEmpty()) {
            session.update(LeaseSql.CREATE_FREE, key.value());
        }
    }

    private Optional<Row> look(LeaseKey key) {
        return session
                .select(sql.look, row -> new Row(row.getLong(1), row.getBoolean(2), row.getBoolean(3)), key.value())
                .stream()
                .findFirst();
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }

    /**
     * A lease as it was last taken.
     *
     * @param expired whether it was not given back; true also while it is held
     */
    private record Row(long epoch, boolean expired, boolean held) {}
}
