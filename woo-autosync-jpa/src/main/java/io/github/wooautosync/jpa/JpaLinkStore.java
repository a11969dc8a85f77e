package io.github.wooautosync.jpa;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.record.LinkKey;
import io.github.wooautosync.record.LinkKind;
import io.github.wooautosync.record.LinkStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Keeps links in the host's database, so that an image is not uploaded again after a restart. Short transactions of its
 * own; one that loses a race is run again. Safe for use by several threads and nodes.
 */
public final class JpaLinkStore implements LinkStore {

    private final EngineTransactions transactions;

    /**
     * A store that finds out by itself which database it talks to.
     *
     * @param boundary how transactions begin and end in this host
     */
    public JpaLinkStore(TransactionBoundary boundary) {
        this.transactions = new EngineTransactions(boundary, null);
    }

    @Override
    public Map<LinkKey, Long> find(ConnectionId connectionId, Collection<LinkKey> keys) {
        Map<LinkKey, Long> found = new LinkedHashMap<>();
        for (List<LinkKey> chunk : chunks(keys)) {
            found.putAll(transactions.read(session -> session.jdbc(jdbc -> select(jdbc, connectionId, chunk))));
        }
        return found;
    }

    @Override
    public void put(ConnectionId connectionId, Map<LinkKey, Long> links) {
        links.forEach((key, id) -> {
            if (id <= 0) {
                throw new IllegalArgumentException("a store gives positive ids, but " + key + " has " + id);
            }
        });
        for (List<LinkKey> chunk : chunks(links.keySet())) {
            transactions.write(session -> session.jdbc(jdbc -> {
                delete(jdbc, connectionId, chunk);
                return insert(jdbc, connectionId, chunk, links);
            }));
        }
    }

    @Override
    public void remove(ConnectionId connectionId, Collection<LinkKey> keys) {
        for (List<LinkKey> chunk : chunks(keys)) {
            transactions.write(session -> session.jdbc(jdbc -> delete(jdbc, connectionId, chunk)));
        }
    }

    @Override
    public int deleteAll(ConnectionId connectionId) {
        return transactions.write(
                session -> session.update("delete from woo_link where connection_id = ?", connectionId.value()));
    }

    /** In one order for all writers, so that two of them cannot wait for each other; each of one kind. */
    private static List<List<LinkKey>> chunks(Collection<LinkKey> keys) {
        Map<LinkKind, List<LinkKey>> byKind = keys.stream()
                .distinct()
                .sorted((one, other) -> one.text().compareTo(other.text()))
                .collect(Collectors.groupingBy(LinkKey::kind, TreeMap::new, Collectors.toList()));
        List<List<LinkKey>> chunks = new ArrayList<>();
        byKind.values().forEach(ofKind -> chunks.addAll(Chunks.of(ofKind, Chunks.ROWS_TO_INSERT)));
        return chunks;
    }

    private static Map<LinkKey, Long> select(Connection jdbc, ConnectionId connectionId, List<LinkKey> keys)
            throws SQLException {
        LinkKind kind = keys.get(0).kind();
        Map<LinkKey, Long> found = new LinkedHashMap<>();
        String sql = "select link_key, woo_id from woo_link" + ofKeys(keys);
        try (PreparedStatement statement = bound(jdbc, sql, connectionId, keys);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.put(new LinkKey(kind, rows.getString(1)), rows.getLong(2));
            }
        }
        return found;
    }

    private static int delete(Connection jdbc, ConnectionId connectionId, List<LinkKey> keys) throws SQLException {
        try (PreparedStatement statement = bound(jdbc, "delete from woo_link" + ofKeys(keys), connectionId, keys)) {
            return statement.executeUpdate();
        }
    }

    private static int insert(Connection jdbc, ConnectionId connectionId, List<LinkKey> keys, Map<LinkKey, Long> links)
            throws SQLException {
        String sql = "insert into woo_link (connection_id, kind, link_key, woo_id) values "
                + String.join(", ", Collections.nCopies(keys.size(), "(?, ?, ?, ?)"));
        try (PreparedStatement statement = jdbc.prepareStatement(sql)) {
            int parameter = 1;
            for (LinkKey key : keys) {
                statement.setString(parameter++, connectionId.value());
                statement.setString(parameter++, key.kind().name());
                statement.setString(parameter++, key.text());
                statement.setLong(parameter++, links.getOrDefault(key, 0L));
            }
            return statement.executeUpdate();
        }
    }

    private static String ofKeys(List<LinkKey> keys) {
        return " where connection_id = ? and kind = ? and link_key in " + RecordSql.row(keys.size());
    }

    private static PreparedStatement bound(Connection jdbc, String sql, ConnectionId connectionId, List<LinkKey> keys)
            throws SQLException {
        PreparedStatement statement = jdbc.prepareStatement(sql);
        int parameter = 1;
        statement.setString(parameter++, connectionId.value());
        statement.setString(parameter++, keys.get(0).kind().name());
        for (LinkKey key : keys) {
            statement.setString(parameter++, key.text());
        }
        return statement;
    }
}
