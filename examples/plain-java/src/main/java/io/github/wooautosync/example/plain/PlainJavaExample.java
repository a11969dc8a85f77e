package io.github.wooautosync.example.plain;

import io.github.wooautosync.ExportReport;
import io.github.wooautosync.ExportRequest;
import io.github.wooautosync.ProductSyncStatus;
import io.github.wooautosync.WooAutoSync;
import io.github.wooautosync.engine.RetryPolicy;
import io.github.wooautosync.example.plain.ToyPim.Article;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.test.store.FakeStore;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.Removal;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.WooException;
import io.github.wooautosync.woo.http.HttpWooClientFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;

/**
 * Export once, then every change arrives by itself: two fake stores, a toy PIM, an outage, a deletion. With {@code
 * WOO_STORE_URL} and its companions set it does the same with a real store. Ends with exit code 0 when every store
 * equals the PIM.
 */
public final class PlainJavaExample {

    private static final int ARTICLES = 120;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ToyPim pim = new ToyPim();
    private final Map<Shop, ConnectionId> shops = new LinkedHashMap<>();
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final List<Article> created = new ArrayList<>();

    private PlainJavaExample() {}

    /**
     * Runs the demonstration.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        int exitCode;
        try {
            exitCode = new PlainJavaExample().run(RealStore.from(System.getenv())) ? 0 : 1;
        } catch (IllegalArgumentException refused) {
            System.err.println(refused.getMessage());
            exitCode = 2;
        }
        System.exit(exitCode);
    }

    private boolean run(Optional<RealStore> real) {
        HttpWooClientFactory.Builder http = HttpWooClientFactory.builder()
                .plainHttpAllowed(real.map(RealStore::allowHttp).orElse(true))
                .privateAddressesAllowed(true);
        real.flatMap(RealStore::sslContext).ifPresent(http::sslContext);
        try (HttpWooClientFactory clients = http.build();
                WooAutoSync wooAutoSync = WooAutoSync.builder()
                        .productSource(pim::loadProducts)
                        .clientFactory(clients)
                        .allowPlainHttp(real.map(RealStore::allowHttp).orElse(true))
                        .retryPolicy(RetryPolicy.builder()
                                .firstDelay(Duration.ofMillis(500))
                                .maxDelay(Duration.ofSeconds(5))
                                .build())
                        .build()) {
            try {
                open(real, clients, wooAutoSync);
                return demonstrate(wooAutoSync);
            } finally {
                cleanUp();
            }
        }
    }

    private boolean demonstrate(WooAutoSync wooAutoSync) {
        exportOnce(wooAutoSync);
        boolean good = check("after the export");
        editPrices();
        good &= check("after edits in the PIM");
        if (shops.size() > 1) {
            surviveAnOutage(wooAutoSync);
            good &= check("after the outage");
        }
        deleteOne(wooAutoSync);
        good &= check("after a deletion in the PIM");
        say(good ? "Every store equals the PIM." : "A store differs from the PIM: see above.");
        return good;
    }

    private void open(Optional<RealStore> real, HttpWooClientFactory clients, WooAutoSync wooAutoSync) {
        List<Shop> opened = real.map(store -> List.of(Shop.real(store, clients)))
                .orElseGet(() -> List.of(Shop.fake("Store A", clients), Shop.fake("Store B", clients)));
        for (Shop shop : opened) {
            shops.put(shop, wooAutoSync.connections().connect(shop.asConnection()));
            say("Connected " + shop.name() + " at " + shop.url());
        }
        LongStream.rangeClosed(101, 100 + ARTICLES)
                .mapToObj(id -> new Article(id, "DEMO-" + run + "-" + id, "Article " + id, new BigDecimal("10.00")))
                .forEach(article -> {
                    pim.save(article);
                    created.add(article);
                });
        pim.tellChangesTo(wooAutoSync.autoSync());
    }

    private void exportOnce(WooAutoSync wooAutoSync) {
        List<ProductId> ids = pim.articles().stream()
                .map(article -> ProductId.of(article.id()))
                .toList();
        for (Map.Entry<Shop, ConnectionId> shop : shops.entrySet()) {
            ExportReport report = wooAutoSync.exports().export(ExportRequest.of(shop.getValue(), ids));
            say("Exported " + report.syncedCount() + " of " + ids.size() + " products to "
                    + shop.getKey().name());
        }
    }

    private void editPrices() {
        say("Editing prices of all products, and one of them a hundred times");
        pim.articles().forEach(article -> pim.setPrice(article.id(), "12." + article.id() % 100));
        for (int i = 1; i <= 100; i++) {
            pim.setPrice(101, i + ".99");
        }
        pim.rename(102, "Renamed article – äöü 日本");
    }

    private void surviveAnOutage(WooAutoSync wooAutoSync) {
        Shop broken = shops.keySet().stream().skip(1).findFirst().orElseThrow();
        say(broken.name() + " goes down");
        broken.fake().ifPresent(FakeStore::stop);
        pim.setPrice(103, "33.00");
        await(
                "the first store has the new price",
                () -> shops.keySet().stream()
                        .findFirst()
                        .orElseThrow()
                        .differences(pim.articles())
                        .isEmpty());
        ProductSyncStatus status = wooAutoSync
                .status()
                .syncStatus(connection(broken), ProductId.of(103))
                .orElseThrow();
        say("Product 103 at " + broken.name() + ": " + status.syncStatus().word() + ", "
                + wooAutoSync
                        .status()
                        .stats(connection(broken))
                        .health()
                        .message()
                        .orElse("not noticed yet"));
        say(broken.name() + " comes back");
        broken.fake().ifPresent(FakeStore::restart);
    }

    private void deleteOne(WooAutoSync wooAutoSync) {
        say("Deleting product 104 in the PIM: its sync records go, the stores keep their product");
        pim.delete(104);
        await(
                "the sync records are gone",
                () -> shops.values().stream()
                        .allMatch(connection -> wooAutoSync
                                .status()
                                .syncStatus(connection, ProductId.of(104))
                                .isEmpty()));
    }

    /** Waits until every store equals the PIM, by asking the stores themselves. */
    private boolean check(String when) {
        boolean good = true;
        for (Shop shop : shops.keySet()) {
            boolean equal = await(
                    shop.name() + " equals the PIM " + when,
                    () -> shop.differences(pim.articles()).isEmpty());
            if (!equal) {
                shop.differences(pim.articles()).stream().limit(10).forEach(difference -> say("  " + difference));
            }
            good &= equal;
        }
        return good;
    }

    /** A demonstration must not fill a real store: what it created is deleted again. */
    private void cleanUp() {
        for (Shop shop : shops.keySet()) {
            if (shop.fake().isPresent()) {
                shop.fake().get().close();
            } else {
                shop.client()
                        .findProductsBySku(created.stream().map(Article::sku).toList(), AnswerFields.of("sku"))
                        .forEach(entry -> shop.client().delete(StoreResource.PRODUCTS, entry.id(), Removal.PERMANENT));
                say("Deleted the products of this demonstration from " + shop.name());
            }
        }
    }

    private ConnectionId connection(Shop shop) {
        return Optional.ofNullable(shops.get(shop)).orElseThrow();
    }

    private static boolean await(String what, Condition condition) {
        long start = System.nanoTime();
        boolean holds = holds(condition);
        while (!holds && System.nanoTime() - start < PATIENCE.toNanos()) {
            pause();
            holds = holds(condition);
        }
        say((holds ? "  ok   " : "  FAIL ") + what + " ("
                + Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms)");
        return holds;
    }

    private static boolean holds(Condition condition) {
        try {
            return condition.holds();
        } catch (WooException away) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    private static void say(String text) {
        System.out.println(text);
    }

    private interface Condition {
        boolean holds();
    }
}
