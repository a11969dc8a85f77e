package io.github.wooautosync.jpa;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.AttemptId;
import io.github.wooautosync.record.AttemptPage;
import io.github.wooautosync.record.AttemptStore;
import io.github.wooautosync.record.SyncAttempt;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the history of attempts in the host's database. Short transactions of its own; one that loses a race is run
 * again. Safe for use by several threads and nodes.
 */
public final class JpaAttemptStore implements AttemptStore {

    /** So many ids of old attempts are read at a time: some hundred kilobytes. */
    private static final int IDS_TO_PURGE = 10_000;

    private static final String IDS_OF_CONNECTION =
            "select id from woo_sync_attempt where connection_id = ? order by id";
    private static final String OLD_IDS = "select id from woo_sync_attempt where ended_at < ? order by ended_at";
    private static final String SURPLUS_IDS = "select id from (select id, row_number() over"
            + " (partition by connection_id, product_id order by id desc) as place from woo_sync_attempt) placed"
            + " where place > ?";

    private final EngineTransactions transactions;

    /**
     * A store that finds out by itself which database it talks to.
     *
     * @param boundary how transactions begin and end in this host
     */
    public JpaAttemptStore(TransactionBoundary boundary) {
        this.transactions = new EngineTransactions(boundary, null);
    }

    @Override
    public void append(List<SyncAttempt> attempts) {
        for (List<SyncAttempt> chunk : Chunks.of(attempts, Chunks.ROWS_TO_INSERT)) {
            transactions.write(session -> session.jdbc(jdbc -> insert(jdbc, chunk)));
        }
    }

    @Override
    public AttemptPage list(
            ConnectionId connectionId, Optional<ProductId> productId, Optional<AttemptId> before, int limit) {
        return transactions.read(session -> session.jdbc(jdbc -> select(jdbc, connectionId, productId, before, limit)));
    }

    @Override
    public int purge(Instant olderThan, int perProduct) {
        return delete(OLD_IDS, Micros.of(olderThan)) + delete(SURPLUS_IDS, (long) perProduct);
    }

    @Override
    public int deleteAll(ConnectionId connectionId) {
        return delete(IDS_OF_CONNECTION, connectionId.value());
    }

    /** In small transactions, so that nobody waits for the locks of a large one. */
    private int delete(String idsSql, Object parameter) {
        int deleted = 0;
        List<Long> ids = ids(idsSql, parameter);
        while (!ids.isEmpty()) {
            for (List<Long> chunk : Chunks.of(ids, Chunks.IDS)) {
                deleted += transactions.write(session -> session.update(
                        "delete from woo_sync_attempt where id in " + RecordSql.row(chunk.size()), chunk.toArray()));
            }
            ids = ids.size() < IDS_TO_PURGE ? List.of() : ids(idsSql, parameter);
        }
        return deleted;
    }

    private List<Long> ids(String sql, Object parameter) {
        return transactions.read(session -> session.jdbc(jdbc -> {
            try (PreparedStatement statement = jdbc.prepareStatement(sql)) {
                statement.setMaxRows(IDS_TO_PURGE);
                statement.setObject(1, parameter);
                List<Long> ids = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        ids.add(rows.getLong(1));
                    }
                }
                return ids;
            }
        }));
    }

    private static int insert(Connection jdbc, List<SyncAttempt> attempts) throws SQLException {
        String sql = "insert into woo_sync_attempt (" + AttemptRow.COLUMNS + ") values "
                + String.join(", ", Collections.nCopies(attempts.size(), AttemptRow.PLACEHOLDERS));
        try (PreparedStatement statement = jdbc.prepareStatement(sql)) {
            int parameter = 1;
            for (SyncAttempt attempt : attempts) {
                parameter = AttemptRow.bind(statement, parameter, attempt);
            }
            return statement.executeUpdate();
        }
    }

    private static AttemptPage select(
            Connection jdbc,
            ConnectionId connectionId,
            Optional<ProductId> productId,
            Optional<AttemptId> before,
            int limit)
            throws SQLException {
        String sql = "select id, " + AttemptRow.COLUMNS + " from woo_sync_attempt where connection_id = ?"
                + (productId.isPresent() ? " and product_id = ?" : "")
                + (before.isPresent() ? " and id < ?" : "")
                + " order by id desc limit ?";
        try (PreparedStatement statement = jdbc.prepareStatement(sql)) {
            int parameter = 1;
            statement.setString(parameter++, connectionId.value());
            if (productId.isPresent()) {
                statement.setString(parameter++, productId.get().value());
            }
            if (before.isPresent()) {
                statement.setLong(parameter++, before.get().value());
            }
            statement.setLong(parameter, limit + 1L);
            try (ResultSet rows = statement.executeQuery()) {
                return page(rows, limit);
            }
        }
    }

    private static AttemptPage page(ResultSet rows, int limit) throws SQLException {
        List<SyncAttempt> attempts = new ArrayList<>();
        long last = 0;
        while (rows.next()) {
            if (attempts.size() == limit) {
                return new AttemptPage(attempts, Optional.of(new AttemptId(last)));
            }
            attempts.add(AttemptRow.read(rows));
            last = rows.getLong("id");
        }
        return new AttemptPage(attempts, Optional.empty());
    }
}
