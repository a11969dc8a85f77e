package io.github.wooautosync.jpa;

import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.jpa.Dialect.TransactionLostException;
import io.github.wooautosync.record.Capture;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes captures so that a failure neither disturbs nor hides anything: it is logged and counted. */
final class CaptureWriter {

    private static final Logger LOG = LoggerFactory.getLogger(CaptureWriter.class);
    private static final int ROWS = 500;
    private static final int PRODUCTS_TO_LOG = 200;

    private final EngineTransactions transactions;
    private final AtomicLong failed = new AtomicLong();

    CaptureWriter(EngineTransactions transactions) {
        this.transactions = transactions;
    }

    /** How many captures could not be written since the start. */
    long failed() {
        return failed.get();
    }

    /**
     * Writes captures in a transaction that goes on afterwards, whether they could be written or not.
     *
     * @return whether they could
     * @throws CaptureFailedException when the database has rolled the whole transaction back
     */
    boolean write(Connection connection, Collection<Capture> captures) {
        List<Capture> all = List.copyOf(captures);
        try {
            Dialect dialect = transactions.dialect(connection);
            for (List<Capture> chunk : Chunks.of(all, ROWS)) {
                dialect.insertHarmlessly(
                        connection, RecordSql.insertCaptures(chunk.size()), statement -> bind(statement, chunk));
            }
            return true;
        } catch (SQLException | RuntimeException refused) {
            noteFailure(all, refused);
            return false;
        } catch (TransactionLostException lost) {
            // Not a failure of ours alone: what was to be captured did not happen either.
            throw new CaptureFailedException(
                    "the database rolled the transaction back while it captured changes of " + products(all), lost);
        }
    }

    /** Notes that captures are lost; a reconciling pass finds what they meant. */
    void noteFailure(Collection<Capture> captures, Exception cause) {
        failed.addAndGet(captures.size());
        LOG.error(
                "{} changes could not be captured and will not reach the stores by themselves: {}",
                captures.size(),
                products(captures),
                cause);
    }

    private static void bind(PreparedStatement statement, List<Capture> captures) throws SQLException {
        int last = 0;
        for (Capture capture : captures) {
            if (capture.owner().isPresent()) {
                statement.setString(++last, capture.owner().map(OwnerId::value).get());
            } else {
                statement.setNull(++last, Types.VARCHAR);
            }
            statement.setString(++last, capture.productId().value());
            statement.setString(++last, capture.kind().name());
            statement.setLong(++last, Micros.of(capture.capturedAt()));
        }
    }

    private static String products(Collection<Capture> captures) {
        String shown = captures.stream()
                .map(capture -> capture.productId().value())
                .distinct()
                .limit(PRODUCTS_TO_LOG)
                .collect(Collectors.joining(", "));
        return captures.size() > PRODUCTS_TO_LOG ? shown + ", …" : shown;
    }
}
