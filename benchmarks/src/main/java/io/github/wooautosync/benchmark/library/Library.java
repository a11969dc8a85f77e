package io.github.wooautosync.benchmark.library;

import io.github.wooautosync.ExportReport;
import io.github.wooautosync.ExportRequest;
import io.github.wooautosync.NewConnection;
import io.github.wooautosync.WooAutoSync;
import io.github.wooautosync.benchmark.Database;
import io.github.wooautosync.benchmark.peer.Threads;
import io.github.wooautosync.event.SyncEvent;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.jpa.JpaAttemptStore;
import io.github.wooautosync.jpa.JpaConnectionStore;
import io.github.wooautosync.jpa.JpaLinkStore;
import io.github.wooautosync.jpa.JpaSyncRecordStore;
import io.github.wooautosync.jpa.JpaVariantLinkStore;
import io.github.wooautosync.jpa.ResourceLocalTransactions;
import io.github.wooautosync.secret.SecretCipher;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/** The library on a database, all of it in use, with one store that does nothing. Products are numbered from 1. */
public final class Library implements AutoCloseable {

    private final Database database;
    private final LibraryHost host;
    private final NoOpStore store = new NoOpStore();
    private final Catalogue catalogue = new Catalogue();
    private final int products;
    private final AtomicLong pushed = new AtomicLong();
    private WooAutoSync running;

    /** Connects the store and exports so many products to it. */
    public Library(Database database, int products) {
        this.database = database;
        this.host = new LibraryHost(database);
        this.products = products;
        this.running = build(Duration.ZERO);
        ConnectionId connection = running.connections()
                .connect(NewConnection.builder()
                        .storeUrl("https://shop.example")
                        .consumerKey("ck_benchmark")
                        .consumerSecret("cs_benchmark")
                        .build());
        running.start();
        ExportReport report = running.exports().export(ExportRequest.of(connection, ids(1, products)));
        if (!report.success()) {
            throw new IllegalStateException(report.toString());
        }
        running.close();
    }

    /** Builds a library that does nothing yet. */
    private WooAutoSync build(Duration coalescingWindow) {
        ResourceLocalTransactions transactions = host.transactions();
        return WooAutoSync.builder()
                .productSource(catalogue)
                .recordStore(JpaSyncRecordStore.of(transactions))
                .connectionStore(new JpaConnectionStore(transactions, SecretCipher.plaintextForDemos()))
                .linkStore(new JpaLinkStore(transactions))
                .variantLinkStore(new JpaVariantLinkStore(transactions))
                .attemptStore(new JpaAttemptStore(transactions))
                .clientFactory(access -> store)
                .coalescingWindow(coalescingWindow)
                .listener(this::hear)
                .startOnBuild(false)
                .build();
    }

    private void hear(SyncEvent event) {
        if (event instanceof SyncEvent.ProductPushed) {
            pushed.incrementAndGet();
        }
    }

    public LibraryHost host() {
        return host;
    }

    public NoOpStore store() {
        return store;
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    /** A library, not started, as after a restart of the host. */
    public void restart(Duration coalescingWindow) {
        running = build(coalescingWindow);
    }

    public void start() {
        running.start();
    }

    /** Captures changes of all products, in transactions of a hundred. */
    public void changeAll() {
        catalogue.raisePrices();
        for (int first = 1; first <= products; first += 100) {
            List<ProductId> changed = ids(first, Math.min(first + 99, products));
            host.transaction(
                    connection -> {}, () -> running.autoSync().autoSyncProductUpdates(changed, OwnerId.SINGLE));
        }
    }

    /** Captures a change of one product, within the transaction that the thread is in. */
    public void capture(long product) {
        running.autoSync().autoSyncProductUpdate(ProductId.of(product), OwnerId.SINGLE);
    }

    /** How many products were pushed, and that noted, since the last call. */
    public long takePushed() {
        return pushed.getAndSet(0);
    }

    /** Waits until so many were pushed and noted. */
    public void awaitPushed(long count) {
        Threads.await(() -> pushed.get() >= count);
    }

    /** Waits until nothing is captured, due or in flight. */
    public void awaitQuiet() {
        Threads.await(() -> database.number("select (select count(*) from woo_capture)"
                        + " + (select count(*) from woo_product_sync where due_at is not null)"
                        + " + (select count(*) from woo_in_flight)")
                == 0);
    }

    public void stop() {
        running.close();
    }

    @Override
    public void close() {
        running.close();
        for (String table :
                List.of("woo_capture", "woo_product_sync", "woo_in_flight", "woo_connection", "woo_sync_attempt")) {
            database.execute("truncate table " + table);
        }
    }

    private static List<ProductId> ids(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(ProductId::of).toList();
    }
}
