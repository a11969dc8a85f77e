package io.github.wooautosync.example.pim.stores;

import io.github.wooautosync.ConnectionService;
import io.github.wooautosync.ConnectionTest;
import io.github.wooautosync.ExportRequest;
import io.github.wooautosync.ExportService;
import io.github.wooautosync.NewConnection;
import io.github.wooautosync.ProductSyncStatus;
import io.github.wooautosync.SyncStatusService;
import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.example.pim.catalog.ArticleForm;
import io.github.wooautosync.example.pim.catalog.Articles;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.test.store.FakeStore;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Gives the two users their first articles and connections, and fills stores that forgot theirs. */
@Component
class StartingPoint {

    private static final Logger LOG = LoggerFactory.getLogger(StartingPoint.class);
    private static final String REAL_STORE = "Real store";
    private static final int MOST = 1000;

    private final Articles articles;
    private final ConnectionService connections;
    private final ExportService exports;
    private final SyncStatusService status;
    private final StoresBeside stores;
    private final Environment environment;

    StartingPoint(
            Articles articles,
            ConnectionService connections,
            ExportService exports,
            SyncStatusService status,
            StoresBeside stores,
            Environment environment) {
        this.articles = articles;
        this.connections = connections;
        this.exports = exports;
        this.status = status;
        this.stores = stores;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void prepare() {
        if (articles.of("anna").isEmpty()) {
            shoes().forEach(form -> articles.create("anna", form));
            articles.create("ben", simple("BEN-MUG", "Mug", "9.50", "Kitchen", "mug.png"));
            articles.create("ben", simple("BEN-POT", "Tea pot", "34.00", "Kitchen > Tea", "tea-pot.png"));
        }
        stores.all().forEach(store -> connect("anna", store));
        connect("ben", stores.all().get(1));
        connectToRealStore();
    }

    private void connect(String user, FakeStore store) {
        OwnerId owner = OwnerId.of(user);
        Optional<Connection> known = connections.list(owner).stream()
                .filter(connection ->
                        connection.storeUrl().toString().equals(store.url().toString()))
                .findFirst();
        if (known.isPresent()) {
            refill(known.get());
            return;
        }
        connections.connect(NewConnection.builder()
                .owner(owner)
                .storeName(store.name())
                .storeUrl(store.url().toString())
                .consumerKey(store.consumerKey())
                .consumerSecret(store.consumerSecret())
                .build());
    }

    /** A store of this example begins empty each time; an export puts back what was in it. */
    private void refill(Connection connection) {
        List<ProductId> exported =
                status.list(connection.id(), Optional.empty(), Optional.empty(), MOST).statuses().stream()
                        .map(ProductSyncStatus::productId)
                        .toList();
        if (!exported.isEmpty()) {
            exports.start(ExportRequest.of(connection.id(), exported));
        }
    }

    /** A store that cannot be used is no reason to have no PIM. */
    private void connectToRealStore() {
        OwnerId owner = OwnerId.of("anna");
        try {
            RealStore.from(environment).ifPresent(store -> {
                ConnectionTest test = connections.test(owner, connectTo(owner, store));
                if (test.success()) {
                    LOG.info("{} is connected as \"{}\"", store.storeUrl(), REAL_STORE);
                } else {
                    LOG.error(
                            "The real store cannot be used: {}",
                            test.explanation().orElse(""));
                }
            });
        } catch (IllegalArgumentException wrong) {
            LOG.error("The real store is not connected: {}", wrong.getMessage());
        }
    }

    private ConnectionId connectTo(OwnerId owner, RealStore store) {
        Optional<Connection> known = connections.list(owner).stream()
                .filter(connection -> connection.storeUrl().equals(store.storeUrl()))
                .findFirst();
        if (known.isPresent()) {
            connections.update(owner, known.get().id(), settings -> settings.withCredentials(store.credentials()));
            return known.get().id();
        }
        return connections.connect(NewConnection.builder()
                .owner(owner)
                .storeName(REAL_STORE)
                .storeUrl(store.storeUrl().toString())
                .consumerKey(store.credentials().consumerKey())
                .consumerSecret(store.credentials().consumerSecret().reveal())
                .build());
    }

    private static List<ArticleForm> shoes() {
        return List.of(
                simple("DEMO-RUN", "Trail runner", "129.00", "Shoes > Running", "trail-runner.png"),
                simple("DEMO-WALK", "City walker", "89.90", "Shoes > Leisure", "city-walker.png"),
                simple("DEMO-BOOT", "Winter boot", "159.00", "Shoes > Winter", "winter-boot.png"),
                new ArticleForm(
                        "DEMO-SHIRT",
                        "Club shirt",
                        "25.00",
                        "Clothes > Shirts",
                        "<p>Organic cotton.</p>",
                        "COLOR | Colour | Red, Blue, Green\nMATERIAL | Material | Cotton",
                        "DEMO-SHIRT-R | Red | 25.00\nDEMO-SHIRT-B | Blue | 25.00\nDEMO-SHIRT-G | Green | 27.50",
                        "club-shirt.png\nclub-shirt-back.png"),
                simple("DEMO-SOCK", "Merino sock", "14.50", "Clothes > Socks", "merino-sock.png"),
                simple("DEMO-CAP", "Cap", "19.00", "Clothes", "cap.png"),
                simple("DEMO-BAG", "Gym bag", "39.00", "Bags", "gym-bag.png"),
                simple("DEMO-BELT", "Running belt", "24.00", "Bags", "running-belt.png"));
    }

    private static ArticleForm simple(String sku, String name, String price, String category, String picture) {
        return new ArticleForm(sku, name, price, category, "<p>" + name + ", made to last.</p>", "", "", picture);
    }
}
