package io.github.wooautosync.jpa;

import io.github.wooautosync.record.SyncRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** PostgreSQL. A failed statement dooms its transaction there, unless a savepoint stands before it. */
final class PostgreSqlDialect implements Dialect {

    /** Between two statements of the engine lie milliseconds. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    @Override
    public String nowMicros() {
        return "cast(extract(epoch from clock_timestamp()) * 1000000 as bigint)";
    }

    /**
     * A node that stands still in the middle of a transaction, or whose machine is gone without a word, would keep its
     * locks until TCP notices, which takes hours; its successors would wait for them. Both statements are one round
     * trip, and neither outlasts the transaction.
     */
    @Override
    public Optional<String> readCommitted() {
        return Optional.of("set transaction isolation level read committed;"
                + " set local idle_in_transaction_session_timeout = '" + LONGEST_PAUSE.toSeconds() + "s'");
    }

    /** Savepoint, insert and release travel in one round trip. */
    @Override
    public void insertHarmlessly(Connection connection, String insert, Binder binder)
            throws SQLException, TransactionLostException {
        String guarded = "savepoint woo_capture; " + insert + "; release savepoint woo_capture";
        try (PreparedStatement statement = connection.prepareStatement(guarded)) {
            binder.bind(statement);
            statement.execute();
        } catch (SQLException failed) {
            rollBackToSavepoint(connection, failed);
            throw failed;
        }
    }

    /** One statement for all rows, whose text does not depend on their number: one array for each column. */
    @Override
    public int update(Connection connection, List<RecordColumn> columns, List<SyncRecord> records) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(updateFromArrays(columns))) {
            int last = 0;
            for (RecordColumn column : columns) {
                Object[] values = records.stream().map(column::valueOf).toArray();
                statement.setArray(
                        ++last, connection.createArrayOf(column.type().sqlName(), values));
            }
            Object[] ids = records.stream().map(record -> record.id().value()).toArray();
            statement.setArray(++last, connection.createArrayOf(ColumnType.NUMBER.sqlName(), ids));
            return statement.executeUpdate();
        }
    }

    private static String updateFromArrays(List<RecordColumn> columns) {
        String assignments = columns.stream()
                .map(column -> column.columnName() + " = changed." + column.columnName())
                .collect(Collectors.joining(", "));
        String arrays = columns.stream()
                .map(column -> "cast(? as " + column.type().sqlName() + "[])")
                .collect(Collectors.joining(", "));
        return "update woo_product_sync s set " + assignments + " from unnest(" + arrays
                + ", cast(? as bigint[])) as changed (" + RecordSql.names(columns) + ", id) where s.id = changed.id";
    }

    private static void rollBackToSavepoint(Connection connection, SQLException failed)
            throws TransactionLostException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("rollback to savepoint woo_capture");
            statement.execute("release savepoint woo_capture");
        } catch (SQLException lost) {
            failed.addSuppressed(lost);
            throw new TransactionLostException(failed);
        }
    }
}
