package io.github.wooautosync.jpa;

import io.github.wooautosync.record.SyncRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
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

    /**
     * Writes some columns of records that the transaction has locked or inserted.
     *
     * @param records at most {@link Chunks#RECORDS}
     */
    default int update(Connection connection, List<RecordColumn> columns, List<SyncRecord> records)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RecordSql.update(columns))) {
            for (SyncRecord record : records) {
                int last = bind(statement, 0, columns, record);
                statement.setLong(last + 1, record.id().value());
                statement.addBatch();
            }
            return statement.executeBatch().length;
        }
    }

    /** Binds the columns of a record to the parameters after {@code last} and returns the last of them. */
    static int bind(PreparedStatement statement, int last, Collection<RecordColumn> columns, SyncRecord record)
            throws SQLException {
        int parameter = last;
        for (RecordColumn column : columns) {
            statement.setObject(
                    ++parameter, column.valueOf(record), column.type().jdbcType());
        }
        return parameter;
    }

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
