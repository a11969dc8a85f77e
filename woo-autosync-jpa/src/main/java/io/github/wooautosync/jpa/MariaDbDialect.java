package io.github.wooautosync.jpa;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * MariaDB and MySQL. Under their default, REPEATABLE READ, gap locks of the engine would block the host's inserts. A
 * savepoint would not help against a deadlock: that rolls everything back.
 */
final class MariaDbDialect implements Dialect {

    @Override
    public String nowMicros() {
        return "timestampdiff(microsecond, '1970-01-01 00:00:00', utc_timestamp(6))";
    }

    @Override
    public Optional<String> readCommitted() {
        return Optional.of("set transaction isolation level read committed");
    }

    @Override
    public void insertHarmlessly(Connection connection, String insert, Binder binder)
            throws SQLException, TransactionLostException {
        PlainInsert.execute(connection, insert, binder);
    }
}
