package io.github.wooautosync.jpa;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** H2 2. Its transactions are READ COMMITTED unless the host says otherwise in the URL. */
final class H2Dialect implements Dialect {

    @Override
    public String nowMicros() {
        return "cast(extract(epoch from current_timestamp) * 1000000 as bigint)";
    }

    @Override
    public Optional<String> readCommitted() {
        return Optional.empty();
    }

    @Override
    public void insertHarmlessly(Connection connection, String insert, Binder binder)
            throws SQLException, TransactionLostException {
        PlainInsert.execute(connection, insert, binder);
    }
}
