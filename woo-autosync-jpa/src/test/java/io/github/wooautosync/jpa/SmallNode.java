package io.github.wooautosync.jpa;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.wooautosync.ExportReport;
import io.github.wooautosync.ExportRequest;
import io.github.wooautosync.NewConnection;
import io.github.wooautosync.WooAutoSync;
import io.github.wooautosync.catalog.CategoryPath;
import io.github.wooautosync.catalog.ConnectionContext;
import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.secret.SecretCipher;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * A host in a JVM of its own that exports a catalogue of any length, made up as it is asked for, over a database in a
 * file. Arguments: the JDBC URL, the address of the store, and how many products. Says how it went in one line.
 */
final class SmallNode {

    static final String EXPORTED = "exported";

    private static final String WORDS = "<p>" + "A product that is described in some detail. ".repeat(12) + "</p>";

    private SmallNode() {}

    public static void main(String[] arguments) throws SQLException {
        long products = Long.parseLong(arguments[2]);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        config.setUsername("sa");
        config.setPassword("");
        config.setMaximumPoolSize(6);
        AtomicLong most = new AtomicLong();
        watchHeap(most);
        try (HikariDataSource dataSource = new HikariDataSource(config)) {
            Schema.in(dataSource).createIfMissing();
            try (EntityManagerFactory factory = Persistence.createEntityManagerFactory(
                            "host", Map.of("jakarta.persistence.nonJtaDataSource", dataSource));
                    WooAutoSync library = library(new ResourceLocalTransactions(factory))) {
                long startedNanos = System.nanoTime();
                ExportReport report = export(library, arguments[1], products);
                Duration took = Duration.ofNanos(System.nanoTime() - startedNanos);
                System.out.println(EXPORTED + " " + report.syncedCount() + " of " + products + " in "
                        + took.toSeconds() + " s, at most " + most.get() / 1024 / 1024
                        + " MB in use after a collection, "
                        + peak() / 1024 / 1024 + " MB before one");
            }
        }
    }

    private static WooAutoSync library(ResourceLocalTransactions transactions) {
        return WooAutoSync.builder()
                .productSource(SmallNode::load)
                .recordStore(JpaSyncRecordStore.of(transactions))
                .connectionStore(new JpaConnectionStore(transactions, SecretCipher.plaintextForDemos()))
                .linkStore(new JpaLinkStore(transactions))
                .variantLinkStore(new JpaVariantLinkStore(transactions))
                .attemptStore(new JpaAttemptStore(transactions))
                .allowPlainHttp(true)
                .allowPrivateAddresses(true)
                .build();
    }

    private static ExportReport export(WooAutoSync library, String storeUrl, long products) {
        ConnectionId connection = library.connections()
                .connect(NewConnection.builder()
                        .storeUrl(storeUrl)
                        .consumerKey("ck_test")
                        .consumerSecret("cs_test")
                        .build());
        return library.exports()
                .export(ExportRequest.of(
                                connection, LongStream.rangeClosed(1, products).mapToObj(ProductId::of))
                        .keepingResults(0)
                        .withPatience(Duration.ofMinutes(2)));
    }

    private static Map<ProductId, Product> load(Collection<ProductId> ids, ConnectionContext context) {
        Map<ProductId, Product> products = new LinkedHashMap<>();
        for (ProductId id : ids) {
            long number = Long.parseLong(id.value());
            products.put(
                    id,
                    Product.builder(id)
                            .name("Product " + number)
                            .sku("SKU-" + number)
                            .price(number % 100 + ".90")
                            .description(WORDS)
                            .categories(CategoryPath.of("Department " + number % 20, "Shelf " + number % 200))
                            .tags("tag " + number % 50)
                            .build());
        }
        return products;
    }

    /** What is left after a collection is what the work really needs. */
    private static void watchHeap(AtomicLong most) {
        Thread watch = new Thread(
                () -> {
                    while (!Thread.currentThread().isInterrupted()) {
                        most.accumulateAndGet(afterCollection(), Math::max);
                        java.util.concurrent.locks.LockSupport.parkNanos(
                                Duration.ofMillis(20).toNanos());
                    }
                },
                "heap-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static long afterCollection() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
