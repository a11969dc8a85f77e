package io.github.wooautosync.jpa;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

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
