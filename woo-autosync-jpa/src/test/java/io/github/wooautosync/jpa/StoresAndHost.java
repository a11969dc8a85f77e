package io.github.wooautosync.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wooautosync.NewConnection;
import io.github.wooautosync.WooAutoSync;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.secret.SecretCipher;
import io.github.wooautosync.test.store.FakeStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;

/**
 * The part of a host that people work with, and the stores: a library without engine threads that only captures, the
 * PIM's products, and fake stores that count. Engines run elsewhere, see {@link NodeProcess}.
 */
final class StoresAndHost implements AutoCloseable {

    private final TestDatabase database;
    private final ResourceLocalTransactions transactions;
    private final JpaSyncRecordStore records;
    private final WooAutoSync library;
    private final HostCatalog catalog;
    private final List<Outlet> outlets = new ArrayList<>();
    private final AtomicLong lastEdit = new AtomicLong(1);

    StoresAndHost(TestDatabase database) {
        this.database = database;
        this.catalog = new HostCatalog(database.dataSource());
        this.transactions = new ResourceLocalTransactions(database.entityManagerFactory());
        this.records = JpaSyncRecordStore.of(transactions);
        database.empty();
        this.library = EngineNode.library(database.entityManagerFactory(), catalog)
                .recordStore(records)
                .connectionStore(new JpaConnectionStore(transactions, SecretCipher.plaintextForDemos()))
                .backgroundThreads(false)
                .build();
    }

    /** A store and the products that are exported to it: those from {@code first} to {@code last}, and no others. */
    record Outlet(FakeStore store, ConnectionId connection, long first, long last) {

        long products() {
            return last - first + 1;
        }
    }

    Outlet openStore(long first, long last) {
        FakeStore store = FakeStore.builder()
                .name("Store " + (outlets.size() + 1))
                .rememberBodies(false)
                .serviceTime(Duration.ofMillis(20), Duration.ofMillis(1))
                .start();
        ConnectionId connection = library.connections()
                .connect(NewConnection.builder()
                        .storeName(store.name())
                        .storeUrl(store.url().toString())
                        .consumerKey(store.consumerKey())
                        .consumerSecret(store.consumerSecret())
                        .build());
        Outlet outlet = new Outlet(store, connection, first, last);
        outlets.add(outlet);
        return outlet;
    }

    List<Outlet> outlets() {
        return outlets;
    }

    HostCatalog catalog() {
        return catalog;
    }

    long failedCaptures() {
        return records.failedCaptures();
    }

    /** Edits these products, and captures that, in one transaction. In the order of the ids, as any host has to. */
    void edit(Collection<Long> ids) {
        long edit = lastEdit.incrementAndGet();
        transactions.inHostTransaction(entityManager -> ids.stream().sorted().forEach(id -> {
            entityManager
                    .createNativeQuery("update host_product set name = ?1 where id = ?2")
                    .setParameter(1, HostCatalog.name(id, edit))
                    .setParameter(2, id)
                    .executeUpdate();
            library.autoSync().autoSyncProductUpdate(ProductId.of(id), OwnerId.SINGLE);
        }));
    }

    /** Captures these products without editing them: what a reconciling pass does. */
    void remark(Collection<Long> ids) {
        library.autoSync()
                .autoSyncProductUpdates(ids.stream().map(ProductId::of).toList(), OwnerId.SINGLE);
    }

    int requestsInFlight() {
        return outlets.stream()
                .mapToInt(outlet -> outlet.store().requestsInFlight())
                .sum();
    }

    /** Waits until nothing is captured, due or in flight, and the stores are idle. */
    void awaitQuiet(Duration patience) {
        Awaitility.await("everything is synced")
                .atMost(patience)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> {
                    assertThat(database.number("select count(*) from woo_capture"))
                            .as("captures")
                            .isZero();
                    assertThat(database.number("select count(*) from woo_product_sync where due_at is not null"))
                            .as("records that are due")
                            .isZero();
                    assertThat(database.number("select count(*) from woo_in_flight"))
                            .as("records in flight")
                            .isZero();
                    assertThat(requestsInFlight()).as("requests in flight").isZero();
                });
    }

    /** Each store has each product that was exported to it, once and as the PIM has it now, and no other product. */
    void assertEveryStoreEqualsThePim() {
        Map<Long, Long> edits = catalog.edits();
        for (Outlet outlet : outlets) {
            Map<String, String> expected = new TreeMap<>();
            for (long id = outlet.first(); id <= outlet.last(); id++) {
                long edit = edits.getOrDefault(id, 0L);
                expected.put(HostCatalog.sku(id), shown(HostCatalog.name(id, edit), BigDecimal.valueOf(edit)));
            }
            Map<String, String> actual = new TreeMap<>();
            List<ObjectNode> products = outlet.store().products();
            products.forEach(product -> actual.put(
                    product.path("sku").asText(),
                    shown(
                            product.path("name").asText(),
                            new BigDecimal(product.path("regular_price").asText()))));
            assertThat(actual).as(outlet.store().name()).isEqualTo(expected);
            assertThat(products).as("products of %s", outlet.store().name()).hasSameSizeAs(expected.keySet());
            assertThat(database.number("select count(*) from woo_product_sync where connection_id = '"
                            + outlet.connection() + "' and sync_status = 'SYNCED' and pushed_revision = revision"))
                    .as("synced records of %s", outlet.store().name())
                    .isEqualTo(outlet.products());
        }
        assertThat(database.number("select count(*) from woo_product_sync"))
                .as("records")
                .isEqualTo(outlets.stream().mapToLong(Outlet::products).sum());
    }

    private static String shown(String name, BigDecimal price) {
        return name + " for " + price.stripTrailingZeros().toPlainString();
    }

    @Override
    public void close() {
        library.close();
        outlets.forEach(outlet -> outlet.store().close());
    }
}
