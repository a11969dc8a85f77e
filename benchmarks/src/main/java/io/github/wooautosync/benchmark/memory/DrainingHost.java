package io.github.wooautosync.benchmark.memory;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.wooautosync.WooAutoSync;
import io.github.wooautosync.benchmark.ForkedJvm;
import io.github.wooautosync.catalog.CategoryPath;
import io.github.wooautosync.catalog.ConnectionContext;
import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.event.SyncEvent;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.jpa.JpaConnectionStore;
import io.github.wooautosync.jpa.JpaLinkStore;
import io.github.wooautosync.jpa.JpaSyncRecordStore;
import io.github.wooautosync.jpa.ResourceLocalTransactions;
import io.github.wooautosync.secret.SecretCipher;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A program: drains until so many products have arrived, and says how much heap that took. */
final class DrainingHost {

    static final String AFTER_COLLECTION = "after-collection";
    static final String PEAK = "peak";
    static final String IN_THE_END = "in-the-end";
    static final String RATE = "rate";

    private static final double MEGABYTE = 1024 * 1024;
    private static final String WORDS = "<p>" + "A product that is described in some detail. ".repeat(12) + "</p>";

    private DrainingHost() {}

    /**
     * Drains.
     *
     * @param arguments the JDBC URL, and after how many products it ends
     */
    public static void main(String[] arguments) throws InterruptedException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        config.setUsername("postgres");
        config.setMaximumPoolSize(6);
        try (HikariDataSource pool = new HikariDataSource(config);
                EntityManagerFactory factory = Persistence.createEntityManagerFactory(
                        "benchmark", Map.of("jakarta.persistence.nonJtaDataSource", pool))) {
            drain(new ResourceLocalTransactions(factory), Integer.parseInt(arguments[1]));
        }
        // What is on its way does not keep us.
        Runtime.getRuntime().halt(0);
    }

    private static void drain(ResourceLocalTransactions transactions, int products) throws InterruptedException {
        CountDownLatch arrived = new CountDownLatch(products);
        long most = 0;
        long start = System.nanoTime();
        WooAutoSync library = WooAutoSync.builder()
                .productSource(DrainingHost::load)
                .recordStore(JpaSyncRecordStore.of(transactions))
                .connectionStore(new JpaConnectionStore(transactions, SecretCipher.plaintextForDemos()))
                .linkStore(new JpaLinkStore(transactions))
                .allowPlainHttp(true)
                .allowPrivateAddresses(true)
                .listener(event -> {
                    if (event instanceof SyncEvent.ProductPushed) {
                        arrived.countDown();
                    }
                })
                .build();
        while (!arrived.await(20, TimeUnit.MILLISECONDS)) {
            most = Math.max(most, sum(MemoryPoolMXBean::getCollectionUsage));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long peak = sum(MemoryPoolMXBean::getPeakUsage);
        library.close();
        System.gc();
        say(AFTER_COLLECTION, most / MEGABYTE);
        say(PEAK, peak / MEGABYTE);
        say(IN_THE_END, sum(MemoryPoolMXBean::getUsage) / MEGABYTE);
        say(RATE, products / seconds);
    }

    private static void say(String name, double value) {
        System.out.println(ForkedJvm.SAYS + name + "=" + value);
    }

    private static long sum(Function<MemoryPoolMXBean, MemoryUsage> usage) {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .mapToLong(pool -> usage.apply(pool).getUsed())
                .sum();
    }

    private static Map<ProductId, Product> load(Collection<ProductId> ids, ConnectionContext context) {
        Map<ProductId, Product> products = new LinkedHashMap<>();
        for (ProductId id : ids) {
            int number = Integer.parseInt(id.value());
            products.put(
                    id,
                    Product.builder(id)
                            .name("Product " + id)
                            .sku("SKU-" + id)
                            .price(number % 100 + ".90")
                            .description(WORDS)
                            .categories(CategoryPath.of("Department " + number % 20, "Shelf " + number % 200))
                            .build());
        }
        return products;
    }
}
