package io.github.wooautosync.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.record.DueQuery;
import io.github.wooautosync.record.ExportRegistration;
import io.github.wooautosync.record.Lane;
import io.github.wooautosync.record.LinkKey;
import io.github.wooautosync.record.LinkKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a drain and an export ask for costs what they ask for, not what the connection has: rows read, counted by H2. */
class H2ReadsTest {

    private static final int RECORDS = 3_000;
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");

    private final TestDatabase database = TestDatabase.h2();
    private final ResourceLocalTransactions transactions =
            new ResourceLocalTransactions(database.entityManagerFactory());
    private final JpaSyncRecordStore store = JpaSyncRecordStore.of(transactions);
    private final JpaLinkStore links = new JpaLinkStore(transactions);
    private final ConnectionId shop = ConnectionId.of("shop");

    @BeforeEach
    void manyRecordsInStepAndTenDue() {
        database.empty();
        List<ProductId> products =
                IntStream.rangeClosed(1, RECORDS).mapToObj(ProductId::of).toList();
        store.registerExport(new ExportRegistration(shop, OwnerId.SINGLE, products, Set.of(), false), NOW);
        database.execute("update woo_product_sync set due_at = null, sync_status = 'SYNCED',"
                + " woo_product_id = cast(product_id as bigint)");
        store.registerExport(
                new ExportRegistration(shop, OwnerId.SINGLE, products.subList(0, 10), Set.of(), false), NOW);
        links.put(shop, IntStream.rangeClosed(1, RECORDS).boxed().collect(Collectors.toMap(H2ReadsTest::image, number ->
                (long) number)));
        database.execute("analyze");
    }

    @Test
    void whatIsDue() {
        DueQuery query = new DueQuery(shop, Lane.BULK, DueQuery.Scope.EVERYTHING, 100);
        assertThat(rowsRead(() -> assertThat(store.dueRecords(query, NOW)).hasSize(10)))
                .isLessThan(50);
        assertThat(rowsRead(() -> store.connectionsWithDueRecords(NOW))).isLessThan(50);
    }

    @Test
    void theFirstOfALongBacklog() {
        database.execute("update woo_product_sync set lane = 'BULK', due_at = id");
        database.execute("analyze");
        DueQuery query = new DueQuery(shop, Lane.BULK, DueQuery.Scope.EVERYTHING, 100);

        assertThat(rowsRead(() -> assertThat(store.dueRecords(query, NOW)).hasSize(100)))
                .isLessThan(250);
    }

    @Test
    void thatNothingIsDue() {
        database.execute("update woo_product_sync set due_at = null");

        assertThat(rowsRead(
                        () -> assertThat(store.connectionsWithDueRecords(NOW)).isEmpty()))
                .isLessThan(50);
        assertThat(rowsRead(() -> assertThat(store.hasRecordsInFlight(shop)).isFalse()))
                .isLessThan(10);
    }

    @Test
    void productsByTheirIds() {
        List<ProductId> ten =
                IntStream.rangeClosed(1, 10).mapToObj(ProductId::of).toList();
        List<WooProductId> tenOfTheStore =
                IntStream.rangeClosed(1, 10).mapToObj(WooProductId::of).toList();

        assertThat(rowsRead(() -> assertThat(store.find(shop, ten)).hasSize(10)))
                .isLessThan(50);
        assertThat(rowsRead(() ->
                        assertThat(store.findByWooProducts(shop, tenOfTheStore)).hasSize(10)))
                .isLessThan(50);
    }

    @Test
    void linksByTheirKeys() {
        List<LinkKey> ten =
                IntStream.rangeClosed(1, 10).mapToObj(H2ReadsTest::image).toList();

        assertThat(rowsRead(() -> assertThat(links.find(shop, ten)).hasSize(10)))
                .isLessThan(50);
    }

    private static LinkKey image(int number) {
        return LinkKey.of(LinkKind.MEDIA, List.of("image-" + number));
    }

    private long rowsRead(Runnable work) {
        return database.dataSource().queriesOf(work).stream()
                .mapToLong(this::rowsRead)
                .sum();
    }

    private long rowsRead(CountingDataSource.Query query) {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement("explain analyze " + query.sql())) {
            for (int i = 0; i < query.parameters().size(); i++) {
                statement.setObject(i + 1, query.parameters().get(i));
            }
            try (ResultSet plan = statement.executeQuery()) {
                plan.next();
                Matcher scanned = SCANNED.matcher(plan.getString(1));
                return scanned.results()
                        .mapToLong(found -> Long.parseLong(found.group(1)))
                        .sum();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(query.toString(), failed);
        }
    }
}
