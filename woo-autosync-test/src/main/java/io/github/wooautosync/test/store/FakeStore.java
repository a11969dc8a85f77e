package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * A WooCommerce store in this process: a real HTTP server that answers as a recorded WooCommerce 11 on WordPress 7 does,
 * keeps what it is told and can be made to misbehave. Many can run at once. Thread-safe.
 *
 * <p>It holds everything in memory; {@link #stop()} and {@link #restart()} keep the data, {@link #close()} ends it.
 *
 * <p>Not imitated: webhooks, orders, customers, coupons, reviews, reports and every other route beside products and what
 * belongs to them; WordPress logins and application passwords; writing through {@code wp/v2}; thumbnails (the original is
 * served in their place); the REST caching option (ETag); compression; routes of {@code wc/v1} and {@code wc/v2} in their own
 * shapes (they answer as v3); shortcodes beyond the well-known ones; the full typography of WordPress; doubled terms and
 * attributes after parallel creates; {@code strtotime} beyond ISO dates; the exact choice of {@code related_ids}.
 */
public final class FakeStore implements AutoCloseable {

    private final String consumerKey;
    private final String consumerSecret;
    private final boolean tls;
    private final Shop shop;
    private final ProductJson json;
    private final Owner owner;
    private final Authentication authentication;
    private final RequestLog requests;
    private final Faults faults = new Faults();
    private final ImageDownloads downloads;
    private final Pace pace;
    private final StoreServer server;

    private FakeStore(Builder builder) {
        consumerKey = builder.consumerKey;
        consumerSecret = builder.consumerSecret;
        tls = builder.tls;
        ShopClock clock = new ShopClock(builder.clock, builder.zone);
        shop = new Shop(builder.settings(), clock, this::urlText);
        json = new ProductJson(shop);
        requests = new RequestLog(clock, builder.rememberBodies);
        authentication = new Authentication(shop, builder.keys());
        downloads = new ImageDownloads(shop);
        ImageIntake images = new ImageIntake(shop, downloads);
        ProductWriter writer = new ProductWriter(shop, images);
        TermWriter terms = new TermWriter(shop, images);
        owner = new Owner(shop, writer, json, terms);
        Router router = new Router();
        new DiscoveryRoutes(shop, router).addRoutes();
        new ProductRoutes(shop, writer, json).addTo(router);
        VariationWriter variations = new VariationWriter(shop, images);
        new VariationRoutes(shop, variations, new VariationJson(shop, json)).addTo(router);
        termRoutes(router, terms);
        new TaxClassRoutes(shop).addTo(router);
        new MediaRoutes(shop).addTo(router);
        RestApi api = new RestApi(shop, router, authentication);
        pace = new Pace(new Pace.Times(builder.perRequest, builder.perItem));
        Site site = new Site(shop, api, new Storefront(shop, json), faults, requests, pace);
        server = new StoreServer(builder.name, site, builder.port, builder.tls, builder.workers);
    }

    private void termRoutes(Router router, TermWriter terms) {
        new TermRoutes(shop, TermKind.CATEGORIES, terms, request -> shop.categories()).addTo(router);
        new TermRoutes(shop, TermKind.BRANDS, terms, request -> shop.brands()).addTo(router);
        new TermRoutes(shop, TermKind.TAGS, terms, request -> shop.tags()).addTo(router);
        new TermRoutes(shop, TermKind.SHIPPING_CLASSES, terms, request -> shop.shippingClasses()).addTo(router);
        AttributeRoutes attributes = new AttributeRoutes(shop, new AttributeWriter(shop));
        attributes.addTo(router);
        new TermRoutes(shop, TermKind.ATTRIBUTE_TERMS, terms, attributes::terms).addTo(router);
    }

    /** A builder with defaults that suit most tests. */
    public static Builder builder() {
        return new Builder();
    }

    /** A running store with all defaults: plain HTTP on any free port. */
    public static FakeStore start() {
        return builder().start();
    }

    /** For clients of stores with {@link Builder#tls}: trusts the test certificate and nothing else. */
    public static SSLContext trustingSslContext() {
        return TestCertificate.trustingContext();
    }

    private String urlText() {
        return (tls ? "https" : "http") + "://localhost:" + server.port();
    }

    /** The base URL of the shop, without trailing slash and without {@code /wp-json}. */
    public URI url() {
        return URI.create(urlText());
    }

    /** The title of the shop. */
    public String name() {
        return shop.settings().name();
    }

    /** The key that may read and write. */
    public String consumerKey() {
        return consumerKey;
    }

    /** The secret of {@link #consumerKey()}. */
    public String consumerSecret() {
        return consumerSecret;
    }

    // ------------------------------------------------------------------ what is in the store

    /** All products in edit context by id, trashed ones too, variations not. Later changes do not show in the list. */
    public List<ObjectNode> products() {
        List<ObjectNode> result = new ArrayList<>();
        for (StoredProduct product : shop.all()) {
            if (!product.isVariation()) {
                result.add(json.edit(product));
            }
        }
        return List.copyOf(result);
    }

    /** A product or variation in edit context. */
    public Optional<ObjectNode> findProduct(long id) {
        return Optional.ofNullable(shop.find(id)).map(json::edit);
    }

    /**
     * A product or variation in edit context.
     *
     * @throws IllegalArgumentException if the store has none with this id
     */
    public ObjectNode product(long id) {
        return findProduct(id).orElseThrow(() -> new IllegalArgumentException("No product " + id + " in " + name()));
    }

    /** The SKU of a product or variation; absent when the store has none with this id. Cheaper than the whole product. */
    public Optional<String> findSku(long id) {
        return Optional.ofNullable(shop.find(id)).map(product -> product.props().text(Props.SKU));
    }

    /**
     * The terms of one kind: {@code id}, {@code name} as the database holds it, {@code slug} and {@code parent}.
     *
     * @param route the collection, for example {@code products/categories} or {@code products/attributes/3/terms}
     */
    public List<ObjectNode> terms(String route) {
        return owner.terms(route);
    }

    /** All holders of a SKU, as the database compares it, trashed ones and variations too. */
    public List<ObjectNode> productsBySku(String sku) {
        List<ObjectNode> result = new ArrayList<>();
        for (long id : shop.skus().holders(sku)) {
            findProduct(id).ifPresent(result::add);
        }
        return List.copyOf(result);
    }

    /** The ids of {@link #productsBySku}. Cheaper than the whole products. */
    public List<Long> holdersOfSku(String sku) {
        return List.copyOf(shop.skus().holders(sku));
    }

    /** The names of the products that have a term, in the order of their ids. */
    public List<String> namesOfProductsWithTerm(long termId) {
        return owner.namesOfProductsWithTerm(termId);
    }

    /** The number of products, trashed ones too, variations not. */
    public int productCount() {
        int count = 0;
        for (StoredProduct product : shop.all()) {
            count += product.isVariation() ? 0 : 1;
        }
        return count;
    }

    /** The variations of a product in edit context, trashed ones too. */
    public List<ObjectNode> variations(long productId) {
        return shop.variationsOf(productId).stream().map(json::edit).toList();
    }

    // ------------------------------------------------------------------ seeding

    /**
     * Puts a product into the store without REST: no validation, no uniqueness of the SKU. Fields have the names of the
     * REST API; {@code id} and {@code "status": "trash"} are honoured, references must exist.
     *
     * @return its id
     */
    public long seedProduct(ObjectNode product) {
        return owner.seedProduct(product);
    }

    /** Puts a variation under a product, as {@link #seedProduct} does. */
    public long seedVariation(long productId, ObjectNode variation) {
        return owner.seedVariation(productId, variation);
    }

    /**
     * Puts a term into the store, with its {@code id} if there is one.
     *
     * @param route the collection, for example {@code products/categories} or {@code products/attributes/3/terms}
     * @return its id
     */
    public long seedTerm(String route, ObjectNode term) {
        return owner.seedTerm(route, term);
    }

    /** Puts a global attribute into the store, also a second one with the slug of another (fact 99). */
    public long seedAttribute(ObjectNode attribute) {
        return owner.seedAttribute(attribute);
    }

    /**
     * Puts an image into the media library.
     *
     * @param file its name, for example {@code photo.jpg}
     * @param content the bytes of a real image
     * @return its id
     */
    public long seedMedia(String file, byte[] content) {
        return owner.seedMedia(file, content);
    }

    /** The next product, variation or image gets this id. */
    public void nextId(long id) {
        shop.nextPostId(id);
    }

    /** The SKU stays blocked for creates although nobody has it, as after a delete in the middle of an update. */
    public void leaveGhostSku(String sku) {
        shop.change(() -> shop.skus().addGhost(shop.newPostId(), sku));
    }

    // ------------------------------------------------------------------ what the shop owner does

    /**
     * Edits a product as in the admin pages. The consumer gets the product in edit context; the fields that it changes are
     * stored, and the product gets a new modification date.
     */
    public void editAsShopOwner(long id, Consumer<ObjectNode> edit) {
        owner.edit(id, edit);
    }

    /** Moves a product and its variations to the trash. */
    public void trashAsShopOwner(long id) {
        owner.trash(id);
    }

    /** Deletes a product and its variations for good. */
    public void deleteAsShopOwner(long id) {
        owner.delete(id);
    }

    /**
     * Gives a term another name; its slug stays.
     *
     * @param route the collection, for example {@code products/categories}
     */
    public void renameTermAsShopOwner(String route, long id, String name) {
        owner.renameTerm(route, id, name);
    }

    /** Deletes a term; products just lose it, and what was under it moves up (fact 94). */
    public void deleteTermAsShopOwner(String route, long id) {
        owner.deleteTerm(route, id);
    }

    /** Deletes an image from the media library; products then show without it (fact 81). */
    public void deleteMediaAsShopOwner(long id) {
        shop.change(() -> shop.removeMedia(id));
    }

    /** A customer buys: the stock goes down, the product gets a new modification date. */
    public void sell(long id, int quantity) {
        owner.sell(id, quantity);
    }

    // ------------------------------------------------------------------ requests and misfortunes

    /** All REST requests since the start or the last {@link #clearRequests()}, also those that are still running. */
    public List<RecordedRequest> requests() {
        return requests.all();
    }

    /** The {@link RecordedRequest#isWrite() writes} among {@link #requests()}. */
    public List<RecordedRequest> writes() {
        return requests.all().stream().filter(RecordedRequest::isWrite).toList();
    }

    /** Forgets the recorded requests; sequence numbers go on. */
    public void clearRequests() {
        requests.clear();
    }

    /** REST requests that are being worked on right now. */
    public int requestsInFlight() {
        return requests.inFlight();
    }

    /** The most REST requests at once since the start or the last {@link #clearRequests()}. */
    public int maximumRequestsInFlight() {
        return requests.mostInFlight();
    }

    /** The number of images that the store has tried to download. */
    public int imageDownloads() {
        return downloads.fetched().size();
    }

    /** The URLs of {@link #imageDownloads()} in their order. */
    public List<String> downloadedImages() {
        return downloads.fetched();
    }

    /** The script of misfortunes. */
    public Faults faults() {
        return faults;
    }

    /** From now on each request takes that long, and each product in it besides, as with {@link Builder#serviceTime}. */
    public void changeServiceTime(Duration eachRequest, Duration eachItem) {
        pace.becomes(new Pace.Times(eachRequest, eachItem));
    }

    /** From now on so many requests are worked on at once, as with {@link Builder#workers}. What was begun is finished. */
    public void changeWorkers(int count) {
        server.changeWorkers(Builder.positive("workers", count));
    }

    /** From now on all keys are unknown. */
    public void revokeCredentials() {
        authentication.revoke(true);
    }

    /** The keys are known again. */
    public void acceptCredentials() {
        authentication.revoke(false);
    }

    /** An outage: connections are refused. The data stays; work that was begun is finished. */
    public void stop() {
        server.stop();
    }

    /** The end of an outage: the same data on the same port. */
    public void restart() {
        server.start();
    }

    /** Whether it listens. */
    public boolean isRunning() {
        return server.isRunning();
    }

    /** Ends the store; requests that hang are released. */
    @Override
    public void close() {
        server.stop();
        faults.clear();
    }

    @Override
    public String toString() {
        return "FakeStore[" + name() + ", " + url() + "]";
    }

    /** Collects the properties of a store. Not thread-safe. */
    public static final class Builder {

        private String name = "Store A";
        private int port;
        private String consumerKey = "ck_test";
        private String consumerSecret = "cs_test";
        private final List<ApiKey> otherKeys = new ArrayList<>();
        private boolean tls;
        private ZoneId zone = ZoneId.of("Europe/Paris");
        private Clock clock = Clock.systemUTC();
        private char decimalSeparator = '.';
        private boolean stockManagement = true;
        private boolean trash = true;
        private boolean plainPermalinks;
        private boolean trustForwardedProto;
        private boolean basicAllowedOverHttp;
        private boolean allowPrivateImageHosts = true;
        private boolean rememberBodies = true;
        private int batchLimit = 100;
        private int workers = 64;
        private Duration perRequest = Duration.ZERO;
        private Duration perItem = Duration.ZERO;

        private Builder() {}

        /** The title of the shop; default {@code Store A}. */
        public Builder name(String title) {
            name = Objects.requireNonNull(title, "title");
            return this;
        }

        /** The port on the loopback interface; default 0, any free one. */
        public Builder port(int number) {
            if (number < 0 || number > 65_535) {
                throw new IllegalArgumentException("port (" + number + ") must lie between 0 and 65535");
            }
            port = number;
            return this;
        }

        /** The key that may read and write; default {@code ck_test} and {@code cs_test}. */
        public Builder credentials(String key, String secret) {
            consumerKey = Objects.requireNonNull(key, "key");
            consumerSecret = Objects.requireNonNull(secret, "secret");
            return this;
        }

        /** One more key, which may only read. */
        public Builder readOnlyKey(String key, String secret) {
            otherKeys.add(new ApiKey(key, secret, true, false));
            return this;
        }

        /** One more key, which may only write. */
        public Builder writeOnlyKey(String key, String secret) {
            otherKeys.add(new ApiKey(key, secret, false, true));
            return this;
        }

        /** HTTPS with a self-signed certificate, see {@link FakeStore#trustingSslContext()}; default false. */
        public Builder tls(boolean on) {
            tls = on;
            return this;
        }

        /** The time zone of the shop; default {@code Europe/Paris}. */
        public Builder zone(ZoneId shopZone) {
            zone = Objects.requireNonNull(shopZone, "shopZone");
            return this;
        }

        /** The clock of the shop, also for the time window of OAuth; default the system clock. */
        public Builder clock(Clock shopClock) {
            clock = Objects.requireNonNull(shopClock, "shopClock");
            return this;
        }

        /** The decimal separator in the settings of the shop; default a point (fact 41). */
        public Builder decimalSeparator(char separator) {
            decimalSeparator = separator;
            return this;
        }

        /** Whether the shop manages stock at all; default true (fact 51). */
        public Builder stockManagement(boolean on) {
            stockManagement = on;
            return this;
        }

        /** Whether the shop has a trash; default true (fact 115). */
        public Builder trash(boolean on) {
            trash = on;
            return this;
        }

        /** Whether the permalinks of the shop are plain, so that {@code /wp-json} is unknown; default false (fact 6). */
        public Builder plainPermalinks(boolean on) {
            plainPermalinks = on;
            return this;
        }

        /** Whether {@code X-Forwarded-Proto: https} counts as HTTPS; default false (fact 11). */
        public Builder trustForwardedProto(boolean on) {
            trustForwardedProto = on;
            return this;
        }

        /** Convenience that no real shop offers: Basic authentication over plain HTTP; default false (fact 11). */
        public Builder basicAllowedOverHttp(boolean on) {
            basicAllowedOverHttp = on;
            return this;
        }

        /** Whether images may come from private addresses and odd ports; default true, real shops refuse (fact 83). */
        public Builder allowPrivateImageHosts(boolean on) {
            allowPrivateImageHosts = on;
            return this;
        }

        /** Whether {@link FakeStore#requests()} keeps bodies; default true, switch it off for very many products. */
        public Builder rememberBodies(boolean on) {
            rememberBodies = on;
            return this;
        }

        /** The most items of one batch; default 100 (fact 72). */
        public Builder batchLimit(int items) {
            batchLimit = positive("batchLimit", items);
            return this;
        }

        /** How many requests are worked on at once, as PHP workers; default 64. More wait. */
        public Builder workers(int count) {
            workers = positive("workers", count);
            return this;
        }

        /** How long a request takes, and each product in it that is written besides; default no time at all. */
        public Builder serviceTime(Duration eachRequest, Duration eachItem) {
            perRequest = Objects.requireNonNull(eachRequest, "eachRequest");
            perItem = Objects.requireNonNull(eachItem, "eachItem");
            return this;
        }

        private static int positive(String name, int value) {
            if (value < 1) {
                throw new IllegalArgumentException(name + " (" + value + ") must be at least 1");
            }
            return value;
        }

        private List<ApiKey> keys() {
            List<ApiKey> keys = new ArrayList<>(otherKeys);
            keys.add(new ApiKey(consumerKey, consumerSecret, true, true));
            return keys;
        }

        private ShopSettings settings() {
            return new ShopSettings(
                    name,
                    decimalSeparator,
                    stockManagement,
                    trash,
                    plainPermalinks,
                    trustForwardedProto,
                    basicAllowedOverHttp,
                    allowPrivateImageHosts,
                    rememberBodies,
                    batchLimit);
        }

        /** Starts the store. */
        public FakeStore start() {
            FakeStore store = new FakeStore(this);
            store.server.start();
            return store;
        }
    }
}
