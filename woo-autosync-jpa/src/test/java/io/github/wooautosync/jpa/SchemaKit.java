package io.github.wooautosync.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.ExportRegistration;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The scripts, as a host runs them. That the entities fit them is validated whenever a test opens its unit. */
abstract class SchemaKit {

    private final TestDatabase database;

    SchemaKit(TestDatabase database) {
        this.database = database;
    }

    @Test
    void theDropScriptRemovesEverythingAndTheSchemaCanBeMadeAgain() throws SQLException {
        try {
            assertThat(database.schema().createIfMissing()).isFalse();
            database.schema().drop();
            assertThat(tables()).isEmpty();
            database.schema().drop();
        } finally {
            assertThat(database.schema().createIfMissing()).isTrue();
        }
        assertThat(tables())
                .containsExactlyInAnyOrder(
                        "woo_capture",
                        "woo_connection",
                        "woo_in_flight",
                        "woo_lease",
                        "woo_link",
                        "woo_product_sync",
                        "woo_sync_attempt",
                        "woo_variant_link");
    }

    @Test
    @Tag("hibernate")
    void aSchemaThatDoesNotFitIsNoticedAtTheStart() {
        database.execute("alter table woo_capture rename to woo_capture_away");
        try {
            assertThatThrownBy(database::openUnit).hasStackTraceContaining("woo_capture");
        } finally {
            database.execute("alter table woo_capture_away rename to woo_capture");
        }
        assertThatCode(() -> database.openUnit().close()).doesNotThrowAnyException();
    }

    @Test
    void theSearchForDueRecordsUsesItsIndex() {
        database.empty();
        List<ProductId> products =
                IntStream.rangeClosed(1, 3000).mapToObj(ProductId::of).toList();
        JpaSyncRecordStore.of(new ResourceLocalTransactions(database.entityManagerFactory()))
                .registerExport(
                        new ExportRegistration(ConnectionId.of("a"), OwnerId.SINGLE, products, Set.of(), false),
                        Instant.EPOCH);
        database.execute("update woo_product_sync set due_at = null where mod(id, 1000) <> 0");
        database.execute(analyze());

        assertThat(database.text(explain(DUE.formatted("")))).containsIgnoringCase("woo_product_sync_due");
    }

    /** However much waits for its store or for its automatic updates. */
    @Test
    void aBacklogThatWaitsIsNotReadInTheSearchForWhatNeedsNoWaiting() {
        database.empty();
        List<ProductId> products =
                IntStream.rangeClosed(1, 3000).mapToObj(ProductId::of).toList();
        JpaSyncRecordStore.of(new ResourceLocalTransactions(database.entityManagerFactory()))
                .registerExport(
                        new ExportRegistration(ConnectionId.of("a"), OwnerId.SINGLE, products, Set.of(), false),
                        Instant.EPOCH);
        database.execute("update woo_product_sync set due_scope = 'EVERYTHING' where mod(id, 1000) <> 0");
        database.execute(analyze());

        assertThat(database.text(explain(DUE.formatted(" and due_scope = 'REMOVALS'"))))
                .containsIgnoringCase("woo_product_sync_due_scope");
        assertThat(database.text(explain(DUE.formatted(" and due_scope = 'REQUESTED'"))))
                .containsIgnoringCase("woo_product_sync_due_scope");
    }

    /** Makes the database look at the sizes of its tables. */
    abstract String analyze();

    /** A query whose answer holds the plan. */
    abstract String explain(String query);

    static final String DUE = "select id from woo_product_sync where connection_id = 'a' and lane = 'BULK'"
            + " and due_at <= 5%s order by due_at, id limit 100";

    private List<String> tables() throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection();
                ResultSet rows = connection.getMetaData().getTables(connection.getCatalog(), null, "%", null)) {
            while (rows.next()) {
                String name = rows.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                if (name.startsWith("woo_") && "TABLE,BASE TABLE".contains(rows.getString("TABLE_TYPE"))) {
                    tables.add(name);
                }
            }
        }
        return tables;
    }
}
