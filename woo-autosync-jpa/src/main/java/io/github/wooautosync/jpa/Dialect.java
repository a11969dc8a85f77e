package io.github.wooautosync.jpa;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;

/** What the databases say differently. Everything else is in {@link RecordSql} and {@link LeaseSql}. */
interface Dialect {

    /** An expression: the database's own time in microseconds since 1970 UTC. */
    String nowMicros();

    /** The statement that makes the transaction that has just begun READ COMMITTED; absent where it always is. */
    Optional<String> readCommitted();

    /**
     * Executes an insert whose failure leaves the transaction as it was.
     *
     * @param insert one statement
     * @param binder binds its parameters
     * @throws SQLException when the insert failed and the transaction goes on without it
     * @throws TransactionLostException when the database has rolled the whole transaction back
     */
    void insertHarmlessly(Connection connection, String insert, Binder binder)
            throws SQLException, TransactionLostException;

    /** Binds the parameters of a statement. */
    interface Binder {
        void bind(PreparedStatement statement) throws SQLException;
    }

    /** The database has rolled the whole transaction back; whatever is committed now is only a part of it. */
    final class TransactionLostException extends Exception {

        private static final long serialVersionUID = 1L;

        TransactionLostException(SQLException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
