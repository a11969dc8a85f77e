package io.github.wooautosync.example.plain;

import io.github.wooautosync.ExportHandle;
import io.github.wooautosync.ExportRequest;
import io.github.wooautosync.NewConnection;
import io.github.wooautosync.WooAutoSync;
import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.engine.RetryPolicy;
import io.github.wooautosync.example.plain.ToyPim.Article;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.jpa.JpaConnectionStore;
import io.github.wooautosync.jpa.JpaSyncRecordStore;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.secret.AesGcmSecretCipher;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A host that keeps everything in its database: its articles, and what the library must not forget. It may be killed at
 * any moment; started again, it continues. {@link DurableExample} starts it, tells it what to do, and kills it.
 */
final class DurableHost {

    static final String EXPORT = "export";
    static final String EXPORTING = "exporting";
    static final String EDIT = "edit";
    static final String EDITED = "edited";
    static final String SYNC = "sync";
    static final String SYNCED = "synced";

    /** The key that encrypts the stores' secrets comes from outside of the database. */
    static final String SECRET_KEY_VARIABLE = "PIM_SECRET_KEY";

    /** How long another host waits for one that fell silent; the default suits slow stores and is minutes. */
    static final Duration LEASE = Duration.ofSeconds(16);

    static final int ARTICLES = 400;

    private final StoredPim pim;
    private final WooAutoSync wooAutoSync;

    private DurableHost(StoredPim pim, WooAutoSync wooAutoSync) {
        this.pim = pim;
        this.wooAutoSync = wooAutoSync;
    }

    /** Arguments: the folder of the database, then name, URL, key and secret of each store. */
    public static void main(String[] arguments) throws IOException {
        try (StoredPim pim = StoredPim.open(Path.of(arguments[0]));
                WooAutoSync wooAutoSync = library(pim);
                BufferedReader commands =
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            DurableHost host = new DurableHost(pim, wooAutoSync);
            host.setUpOnce(List.of(arguments).subList(1, arguments.length));
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                host.obey(line);
            }
        }
    }

    private static WooAutoSync library(StoredPim pim) {
        return WooAutoSync.builder()
                .productSource(pim::loadProducts)
                .recordStore(JpaSyncRecordStore.of(pim.transactions()))
                .connectionStore(new JpaConnectionStore(
                        pim.transactions(), AesGcmSecretCipher.of("demo", System.getenv(SECRET_KEY_VARIABLE))))
                .allowPlainHttp(true)
                .allowPrivateAddresses(true)
                .requestTimeout(Duration.ofSeconds(5))
                .leaseDuration(LEASE)
                .doubtPeriod(Duration.ofSeconds(5))
                .retryPolicy(RetryPolicy.builder()
                        .firstDelay(Duration.ofMillis(500))
                        .maxDelay(Duration.ofSeconds(5))
                        .build())
                .build();
    }

    private void setUpOnce(List<String> stores) {
        if (!pim.articles().isEmpty()) {
            System.out.println("Found " + pim.articles().size() + " articles and "
                    + connections().size() + " connections in the database; "
                    + connections().stream().mapToLong(this::waiting).sum() + " pushes are waiting");
            return;
        }
        pim.add(LongStream.rangeClosed(1, ARTICLES)
                .mapToObj(id -> new Article(id, "DEMO-" + id, "Article " + id, new BigDecimal("10.00")))
                .toList());
        for (int i = 0; i < stores.size(); i += 4) {
            wooAutoSync
                    .connections()
                    .connect(NewConnection.builder()
                            .storeName(stores.get(i))
                            .storeUrl(stores.get(i + 1))
                            .consumerKey(stores.get(i + 2))
                            .consumerSecret(stores.get(i + 3))
                            .build());
        }
        System.out.println("Made " + ARTICLES + " articles and " + connections().size() + " connections");
    }

    private void obey(String command) {
        switch (command) {
            case EXPORT -> {
                connections().forEach(this::startExport);
                System.out.println(EXPORTING);
            }
            case EDIT -> {
                editEveryPrice();
                System.out.println(EDITED);
            }
            case SYNC -> {
                Pause.until(() -> connections().stream().allMatch(connection -> waiting(connection) == 0));
                System.out.println(SYNCED);
            }
            default -> throw new IllegalArgumentException("unknown command: " + command);
        }
    }

    /** Returns when every product is registered; from then on it happens, whoever dies. */
    private void startExport(Connection connection) {
        List<ProductId> all = pim.articles().stream()
                .map(article -> ProductId.of(article.id()))
                .toList();
        ExportHandle export = wooAutoSync.exports().start(ExportRequest.of(connection.id(), all));
        Pause.until(() -> export.progress().allRegistered() || export.report().isDone());
    }

    /** Each price and the note that it changed are one transaction: both are there after a kill, or neither. */
    private void editEveryPrice() {
        for (Article article : pim.articles()) {
            ProductId id = ProductId.of(article.id());
            pim.setPrice(
                    article.id(),
                    new BigDecimal("20.00").add(BigDecimal.valueOf(article.id(), 2)),
                    () -> wooAutoSync.autoSync().autoSyncProductUpdate(id, OwnerId.SINGLE));
        }
    }

    private List<Connection> connections() {
        return wooAutoSync.connections().list(OwnerId.SINGLE);
    }

    private long waiting(Connection connection) {
        return ARTICLES - wooAutoSync.status().stats(connection.id()).count(SyncStatus.SYNCED);
    }
}
