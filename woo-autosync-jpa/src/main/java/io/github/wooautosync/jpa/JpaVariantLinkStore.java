package io.github.wooautosync.jpa;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.record.SyncRecordId;
import io.github.wooautosync.record.VariantLink;
import io.github.wooautosync.record.VariantLinkStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps links of variants in the host's database. Short transactions of its own; one that loses a race is run again.
 * Safe for use by several threads and nodes.
 */
public final class JpaVariantLinkStore implements VariantLinkStore {

    private static final Comparator<VariantLink> IN_ORDER =
            Comparator.comparingInt(VariantLink::position).thenComparing(VariantLink::variantId);

    private static final String OF_VARIANTS = " where sync_id = ? and variant_id in ";

    private final EngineTransactions transactions;

    /**
     * A store that finds out by itself which database it talks to.
     *
     * @param boundary how transactions begin and end in this host
     */
    public JpaVariantLinkStore(TransactionBoundary boundary) {
        this.transactions = new EngineTransactions(boundary, null);
    }

    @Override
    public Map<SyncRecordId, List<VariantLink>> find(Collection<SyncRecordId> recordIds) {
        Map<SyncRecordId, List<VariantLink>> found = new LinkedHashMap<>();
        for (List<SyncRecordId> chunk : chunks(recordIds)) {
            transactions
                    .read(session -> session.jdbc(jdbc -> select(jdbc, chunk)))
                    .forEach((recordId, links) -> {
                        links.sort(IN_ORDER);
                        found.put(recordId, Collections.unmodifiableList(links));
                    });
        }
        return found;
    }

    @Override
    public void put(ConnectionId connectionId, SyncRecordId recordId, Collection<VariantLink> links, long epoch) {
        // In one order for all writers, so that two of them cannot wait for each other.
        List<VariantLink> ordered = links.stream()
                .sorted(Comparator.comparing(VariantLink::variantId))
                .toList();
        for (List<VariantLink> chunk : Chunks.of(ordered, Chunks.ROWS_TO_INSERT)) {
            transactions.write(session -> session.jdbc(jdbc -> replace(jdbc, connectionId, recordId, chunk, epoch)));
        }
    }

    @Override
    public void remove(SyncRecordId recordId, Collection<String> variantIds) {
        List<String> ordered = variantIds.stream().distinct().sorted().toList();
        for (List<String> chunk : Chunks.of(ordered, Chunks.IDS)) {
            transactions.write(session -> session.jdbc(jdbc -> {
                String sql = "delete from woo_variant_link" + OF_VARIANTS + RecordSql.row(chunk.size());
                try (PreparedStatement statement = jdbc.prepareStatement(sql)) {
                    bind(statement, recordId, chunk);
                    return statement.executeUpdate();
                }
            }));
        }
    }

    @Override
    public void removeAll(Collection<SyncRecordId> recordIds) {
        for (List<SyncRecordId> chunk : chunks(recordIds)) {
            transactions.write(session -> session.update(
                    "delete from woo_variant_link where sync_id in " + RecordSql.row(chunk.size()),
                    chunk.stream().map(SyncRecordId::value).toArray()));
        }
    }

    @Override
    public int deleteAll(ConnectionId connectionId) {
        return transactions.write(session ->
                session.update("delete from woo_variant_link where connection_id = ?", connectionId.value()));
    }

    private static List<List<SyncRecordId>> chunks(Collection<SyncRecordId> recordIds) {
        return Chunks.of(recordIds.stream().distinct().sorted().toList(), Chunks.IDS);
    }

    private static Map<SyncRecordId, List<VariantLink>> select(Connection jdbc, List<SyncRecordId> recordIds)
            throws SQLException {
        Map<SyncRecordId, List<VariantLink>> found = new LinkedHashMap<>();
        String sql = "select sync_id, variant_id, woo_variation_id, menu_order, fingerprints from woo_variant_link"
                + " where sync_id in " + RecordSql.row(recordIds.size());
        try (PreparedStatement statement = jdbc.prepareStatement(sql)) {
            int parameter = 1;
            for (SyncRecordId recordId : recordIds) {
                statement.setLong(parameter++, recordId.value());
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.computeIfAbsent(new SyncRecordId(rows.getLong(1)), unused -> new ArrayList<>())
                            .add(new VariantLink(
                                    rows.getString(2),
                                    rows.getLong(3),
                                    rows.getInt(4),
                                    Json.readMap(rows.getString(5))));
                }
            }
        }
        return found;
    }

    private static int replace(
            Connection jdbc, ConnectionId connectionId, SyncRecordId recordId, List<VariantLink> links, long epoch)
            throws SQLException {
        List<String> variantIds = links.stream().map(VariantLink::variantId).toList();
        String older = "delete from woo_variant_link" + OF_VARIANTS + RecordSql.row(links.size()) + " and epoch <= ?";
        try (PreparedStatement statement = jdbc.prepareStatement(older)) {
            statement.setLong(bind(statement, recordId, variantIds), epoch);
            statement.executeUpdate();
        }
        Set<String> newer = newer(jdbc, recordId, variantIds);
        List<VariantLink> ours =
                links.stream().filter(link -> !newer.contains(link.variantId())).toList();
        return ours.isEmpty() ? 0 : insert(jdbc, connectionId, recordId, ours, epoch);
    }

    private static Set<String> newer(Connection jdbc, SyncRecordId recordId, List<String> variantIds)
            throws SQLException {
        Set<String> found = new HashSet<>();
        String sql = "select variant_id from woo_variant_link" + OF_VARIANTS + RecordSql.row(variantIds.size());
        try (PreparedStatement statement = jdbc.prepareStatement(sql)) {
            bind(statement, recordId, variantIds);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }

    private static int insert(
            Connection jdbc, ConnectionId connectionId, SyncRecordId recordId, List<VariantLink> links, long epoch)
            throws SQLException {
        String sql = "insert into woo_variant_link"
                + " (sync_id, variant_id, connection_id, woo_variation_id, menu_order, fingerprints, epoch) values "
                + String.join(", ", Collections.nCopies(links.size(), "(?, ?, ?, ?, ?, ?, ?)"));
        try (PreparedStatement statement = jdbc.prepareStatement(sql)) {
            int parameter = 1;
            for (VariantLink link : links) {
                statement.setLong(parameter++, recordId.value());
                statement.setString(parameter++, link.variantId());
                statement.setString(parameter++, connectionId.value());
                statement.setLong(parameter++, link.wooVariationId());
                statement.setInt(parameter++, link.position());
                statement.setString(parameter++, Json.write(link.fingerprints()));
                statement.setLong(parameter++, epoch);
            }
            return statement.executeUpdate();
        }
    }

    /** Returns the next free parameter. */
    private static int bind(PreparedStatement statement, SyncRecordId recordId, List<String> variantIds)
            throws SQLException {
        int parameter = 1;
        statement.setLong(parameter++, recordId.value());
        for (String variantId : variantIds) {
            statement.setString(parameter++, variantId);
        }
        return parameter;
    }
}
