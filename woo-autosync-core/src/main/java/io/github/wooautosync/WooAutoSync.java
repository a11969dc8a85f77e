package io.github.wooautosync;

import io.github.wooautosync.catalog.ProductSource;
import io.github.wooautosync.connection.ConnectionStore;
import io.github.wooautosync.connection.InMemoryConnectionStore;
import io.github.wooautosync.engine.EngineParts;
import io.github.wooautosync.engine.EngineSettings;
import io.github.wooautosync.engine.RetryPolicy;
import io.github.wooautosync.engine.SyncEngine;
import io.github.wooautosync.event.SyncListener;
import io.github.wooautosync.mapping.PayloadCustomizer;
import io.github.wooautosync.mapping.ProductMapper;
import io.github.wooautosync.mapping.StandardProductMapper;
import io.github.wooautosync.record.AttemptRetention;
import io.github.wooautosync.record.AttemptStore;
import io.github.wooautosync.record.CaptureHints;
import io.github.wooautosync.record.InMemoryAttemptStore;
import io.github.wooautosync.record.InMemoryLinkStore;
import io.github.wooautosync.record.InMemorySyncRecordStore;
import io.github.wooautosync.record.InMemoryVariantLinkStore;
import io.github.wooautosync.record.LinkStore;
import io.github.wooautosync.record.SyncRecordStore;
import io.github.wooautosync.record.VariantLinkStore;
import io.github.wooautosync.woo.WooClientFactory;
import io.github.wooautosync.woo.http.HttpWooClientFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Keeps WooCommerce stores equal to a PIM. A product is exported to a store once; from then on every change that the host
 * notes reaches every store it was exported to, in the background.
 *
 * <pre>{@code
 * try (WooAutoSync wooAutoSync = WooAutoSync.builder().productSource(pim::loadProducts).build()) {
 *     ConnectionId shop = wooAutoSync.connections().connect(NewConnection.builder()
 *             .storeUrl("https://shop.example").consumerKey("ck_…").consumerSecret("cs_…").build());
 *     ExportReport report = wooAutoSync.exports().export(ExportRequest.of(shop, ProductId.of(101)));
 *     wooAutoSync.autoSync().autoSyncProductUpdate(ProductId.of(101), OwnerId.SINGLE);
 * }
 * }</pre>
 *
 * <p>This object owns threads and sockets: the application's main or its container holds and closes it; business code is
 * given one of the services. Everything here is safe for use by several threads.
 */
public final class WooAutoSync implements AutoCloseable {

    private final SyncEngine engine;
    private final AutoSyncService autoSync;
    private final EngineExportService exports;
    private final SyncStatusService status;
    private final ConnectionService connections;
    private final LinkingService linking;
    private final ProductSyncService products;
    private final Optional<HttpWooClientFactory> ownedClients;
    private final AtomicBoolean started = new AtomicBoolean();

    private WooAutoSync(Builder builder) {
        Clock clock = builder.clock;
        SyncRecordStore records =
                Objects.requireNonNullElseGet(builder.recordStore, () -> new InMemorySyncRecordStore(clock));
        ConnectionStore stored = builder.connectionStore;
        EngineSettings settings = builder.engineSettings();
        WooClientFactory given = builder.clientFactory;
        this.ownedClients = given == null ? Optional.of(builder.httpClients(settings)) : Optional.empty();
        WooClientFactory clients = given == null ? ownedClients.orElseThrow() : given;
        Signal signal = new Signal();
        List<SyncListener> listeners = new ArrayList<>(builder.listeners);
        listeners.add(signal);
        this.engine = new SyncEngine(
                new EngineParts(
                        records,
                        stored,
                        builder.linkStore,
                        builder.variantLinkStore,
                        builder.attemptStore,
                        builder.attemptRetention,
                        builder.requiredProductSource(),
                        builder.mapper,
                        builder.customizers,
                        clients,
                        listeners,
                        clock,
                        builder.random,
                        builder.nodeName),
                settings);
        if (records instanceof CaptureHints hints) {
            hints.onCaptured(engine::wake);
        }
        this.autoSync = new CapturingAutoSyncService(records, clock, engine::wake);
        this.exports = new EngineExportService(records, stored, engine, signal, clock);
        this.status = new StoredSyncStatusService(records, builder.attemptStore, stored, clock, engine::wake);
        this.connections = new StoredConnectionService(
                stored,
                records,
                builder.linkStore,
                builder.variantLinkStore,
                builder.attemptStore,
                clients,
                engine,
                clock,
                builder.plainHttpAllowed);
        this.products = new StoredProductSyncService(connections, records, clock, engine::wake);
        this.linking = new EngineLinkingService(connections, engine.shopLinks());
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Where a host says what changed. */
    public AutoSyncService autoSync() {
        return autoSync;
    }

    /** Manual export. */
    public ExportService exports() {
        return exports;
    }

    /** Where products stand. */
    public SyncStatusService status() {
        return status;
    }

    /** Whether single products are kept in step. */
    public ProductSyncService products() {
        return products;
    }

    /** Products that shops have already. */
    public LinkingService linking() {
        return linking;
    }

    /** Connections to stores. */
    public ConnectionService connections() {
        return connections;
    }

    /**
     * Does all work that is due now on the caller's thread: for tests and tools that switched background threads off.
     */
    public void runPendingWork() {
        engine.runPendingWork();
    }

    /**
     * Starts the background threads of what was built with {@code startOnBuild(false)}; without effect when they run
     * already.
     *
     * @throws IllegalStateException when this was closed: what is closed stays so, build another one
     */
    public void start() {
        if (engine.isClosed()) {
            throw new IllegalStateException("this was closed and cannot be started again; build another one");
        }
        if (started.compareAndSet(false, true)) {
            engine.start();
        }
    }

    /** A hint that there may be work, such as after the commit of a transaction that captured changes. */
    public void wake() {
        engine.wake();
    }

    /**
     * Stops taking work, lets requests in flight end and stores their outcomes. What is still waiting is pushed after the
     * next start, if the stores of records and connections are durable. Idempotent.
     */
    @Override
    public void close() {
        engine.close();
        exports.close();
        ownedClients.ifPresent(HttpWooClientFactory::close);
    }

    /** Collects options; only the product source is obligatory. Not safe for use by several threads. */
    public static final class Builder {

        private @Nullable ProductSource productSource;
        private @Nullable SyncRecordStore recordStore;
        private ConnectionStore connectionStore = new InMemoryConnectionStore();
        private LinkStore linkStore = new InMemoryLinkStore();
        private VariantLinkStore variantLinkStore = new InMemoryVariantLinkStore();
        private AttemptStore attemptStore = new InMemoryAttemptStore();
        private AttemptRetention attemptRetention = AttemptRetention.standard();
        private @Nullable WooClientFactory clientFactory;
        private ProductMapper mapper = new StandardProductMapper();
        private final List<PayloadCustomizer> customizers = new ArrayList<>();
        private final List<SyncListener> listeners = new ArrayList<>();
        private final EngineSettings.Builder engine = EngineSettings.builder();
        private Clock clock = Clock.systemUTC();
        private RandomGenerator random = new ThreadLocalGenerator();
        private String nodeName = "node-" + UUID.randomUUID();
        private boolean startOnBuild = true;
        private boolean plainHttpAllowed;
        private boolean privateAddressesAllowed;
        private @Nullable Boolean privateImageUrlsAllowed;
        private Optional<SSLContext> sslContext = Optional.empty();

        private Builder() {}

        /** Loads products from the PIM. Obligatory. */
        public Builder productSource(ProductSource source) {
            productSource = Objects.requireNonNull(source, "productSource");
            return this;
        }

        /** Where records are kept; default in memory. */
        public Builder recordStore(SyncRecordStore store) {
            recordStore = Objects.requireNonNull(store, "recordStore");
            return this;
        }

        /** Where connections are kept; default in memory. */
        public Builder connectionStore(ConnectionStore store) {
            connectionStore = Objects.requireNonNull(store, "connectionStore");
            return this;
        }

        /**
         * Where the ids are kept that stores gave to images, categories and the like; default in memory, which uploads
         * images again after a restart.
         */
        public Builder linkStore(LinkStore store) {
            linkStore = Objects.requireNonNull(store, "linkStore");
            return this;
        }

        /**
         * Where is kept which variations of a store the variants of products are; default in memory, which looks for them
         * again after a restart.
         */
        public Builder variantLinkStore(VariantLinkStore store) {
            variantLinkStore = Objects.requireNonNull(store, "variantLinkStore");
            return this;
        }

        /** Where the history of attempts is kept; default the newest 10,000 in memory. */
        public Builder attemptStore(AttemptStore store) {
            attemptStore = Objects.requireNonNull(store, "attemptStore");
            return this;
        }

        /** How long the history of attempts is kept; default 30 days, and 50 attempts of each product. */
        public Builder attemptRetention(AttemptRetention retention) {
            attemptRetention = Objects.requireNonNull(retention, "attemptRetention");
            return this;
        }

        /** Speaks to stores; default is {@code java.net.http}. The options for addresses and certificates are then its own. */
        public Builder clientFactory(WooClientFactory factory) {
            clientFactory = Objects.requireNonNull(factory, "clientFactory");
            return this;
        }

        /** Replaces the standard mapping. */
        public Builder productMapper(ProductMapper productMapper) {
            mapper = Objects.requireNonNull(productMapper, "productMapper");
            return this;
        }

        /** Changes what the mapping makes of a product. Several are applied in order. */
        public Builder customizer(PayloadCustomizer customizer) {
            customizers.add(Objects.requireNonNull(customizer, "customizer"));
            return this;
        }

        /** Hears what the engine does. Several are told in order. */
        public Builder listener(SyncListener listener) {
            listeners.add(Objects.requireNonNull(listener, "listener"));
            return this;
        }

        /** Whether stores may be spoken to over plain http, with signed requests; default false. */
        public Builder allowPlainHttp(boolean allowed) {
            plainHttpAllowed = allowed;
            return this;
        }

        /** Whether stores may be at loopback or private addresses; default false. */
        public Builder allowPrivateAddresses(boolean allowed) {
            privateAddressesAllowed = allowed;
            return this;
        }

        /**
         * Whether images may have loopback or private addresses and any port, for stores that can fetch from there;
         * default what {@link #allowPrivateAddresses} says. Without it such an image becomes a warning and is not sent.
         */
        public Builder allowPrivateImageUrls(boolean allowed) {
            privateImageUrlsAllowed = allowed;
            return this;
        }

        /** Which certificates are trusted; default the JDK's. */
        public Builder sslContext(SSLContext context) {
            sslContext = Optional.of(context);
            return this;
        }

        /** See {@link EngineSettings#coalescingWindow()}. */
        public Builder coalescingWindow(Duration value) {
            engine.coalescingWindow(value);
            return this;
        }

        /** See {@link EngineSettings#pollInterval()}. */
        public Builder pollInterval(Duration value) {
            engine.pollInterval(value);
            return this;
        }

        /** See {@link EngineSettings#batchSize()}. */
        public Builder batchSize(int value) {
            engine.batchSize(value);
            return this;
        }

        /** See {@link EngineSettings#parallelBatches()}. */
        public Builder parallelBatches(int value) {
            engine.parallelBatches(value);
            return this;
        }

        /** See {@link EngineSettings#parallelConnections()}. */
        public Builder parallelConnections(int value) {
            engine.parallelConnections(value);
            return this;
        }

        /** See {@link EngineSettings#requestTimeout()}. */
        public Builder requestTimeout(Duration value) {
            engine.requestTimeout(value);
            return this;
        }

        /** See {@link EngineSettings#leaseDuration()}. */
        public Builder leaseDuration(Duration value) {
            engine.leaseDuration(value);
            return this;
        }

        /** See {@link EngineSettings#doubtPeriod()}. */
        public Builder doubtPeriod(Duration value) {
            engine.doubtPeriod(value);
            return this;
        }

        /** See {@link EngineSettings#authorisationProbeInterval()}. */
        public Builder authorisationProbeInterval(Duration value) {
            engine.authorisationProbeInterval(value);
            return this;
        }

        /** See {@link EngineSettings#closeTimeout()}. */
        public Builder closeTimeout(Duration value) {
            engine.closeTimeout(value);
            return this;
        }

        /** When failed products and unreachable stores are tried again. */
        public Builder retryPolicy(RetryPolicy policy) {
            engine.retryPolicy(policy);
            return this;
        }

        /** False: nothing runs by itself; {@link WooAutoSync#runPendingWork()} does the work. */
        public Builder backgroundThreads(boolean value) {
            engine.backgroundThreads(value);
            return this;
        }

        /** False: {@link #build()} starts nothing, {@link WooAutoSync#start()} does; default true. For containers. */
        public Builder startOnBuild(boolean value) {
            startOnBuild = value;
            return this;
        }

        /** Tells the time of everything but leases of a database; for tests. */
        public Builder clock(Clock value) {
            clock = Objects.requireNonNull(value, "clock");
            return this;
        }

        /** Draws the jitter of retries; must be safe for use by several threads. For tests. */
        public Builder random(RandomGenerator value) {
            random = Objects.requireNonNull(value, "random");
            return this;
        }

        /** Names this node in leases and logs; default a random name. */
        public Builder nodeName(String value) {
            if (value.isBlank()) {
                throw new IllegalArgumentException("nodeName must not be blank");
            }
            nodeName = value;
            return this;
        }

        /**
         * Makes everything and starts the background threads, unless {@link #startOnBuild} or {@link #backgroundThreads}
         * says otherwise.
         *
         * @throws IllegalStateException when there is no product source
         */
        public WooAutoSync build() {
            WooAutoSync built = new WooAutoSync(this);
            if (startOnBuild) {
                built.start();
            }
            return built;
        }

        private ProductSource requiredProductSource() {
            ProductSource source = productSource;
            if (source == null) {
                throw new IllegalStateException(
                        "productSource is missing: only the host knows how to load its products; set"
                                + " WooAutoSync.builder().productSource(...)");
            }
            return source;
        }

        private EngineSettings engineSettings() {
            return engine.privateImageUrlsAllowed(
                            Objects.requireNonNullElse(privateImageUrlsAllowed, privateAddressesAllowed))
                    .build();
        }

        private HttpWooClientFactory httpClients(EngineSettings settings) {
            HttpWooClientFactory.Builder http = HttpWooClientFactory.builder()
                    .requestTimeout(settings.requestTimeout())
                    .plainHttpAllowed(plainHttpAllowed)
                    .privateAddressesAllowed(privateAddressesAllowed)
                    .clock(clock);
            sslContext.ifPresent(http::sslContext);
            return http.build();
        }
    }

    /** Draws from whatever thread asks. */
    private static final class ThreadLocalGenerator implements RandomGenerator {

        @Override
        public long nextLong() {
            return ThreadLocalRandom.current().nextLong();
        }
    }
}
