package io.github.wooautosync.test.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The database of the shop. Reads need no lock, they see immutable values; every change is made inside {@link #change},
 * one at a time. Nothing slow (a download, a pause) may happen inside.
 */
final class Shop {

    static final long DEFAULT_CATEGORY = 15;
    private static final long FIRST_POST = 11;

    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicLong nextPostId = new AtomicLong(FIRST_POST);
    private final AtomicLong nextTermId = new AtomicLong(DEFAULT_CATEGORY);
    private final AtomicLong nextAttributeId = new AtomicLong(1);
    private final AtomicLong nextMetaId = new AtomicLong(1000);

    private final NavigableMap<Long, StoredProduct> products = new ConcurrentSkipListMap<>();
    private final Map<Long, NavigableSet<Long>> children = new ConcurrentHashMap<>();
    private final Map<String, Long> slugs = new ConcurrentHashMap<>();
    private final Map<String, NavigableSet<Long>> globalUniqueIds = new ConcurrentHashMap<>();
    private final Map<Long, Set<Long>> termMembers = new ConcurrentHashMap<>();
    private final SkuIndex skus = new SkuIndex();

    private final Taxonomy categories = new Taxonomy("product_cat", true, nextTermId);
    private final Taxonomy tags = new Taxonomy("product_tag", false, nextTermId);
    private final Taxonomy brands = new Taxonomy("product_brand", true, nextTermId);
    private final Taxonomy shippingClasses = new Taxonomy("product_shipping_class", false, nextTermId);
    private final NavigableMap<Long, GlobalAttribute> attributes = new ConcurrentSkipListMap<>();
    private final Map<String, String> taxClasses = new ConcurrentSkipListMap<>();
    private final NavigableMap<Long, MediaItem> media = new ConcurrentSkipListMap<>();
    private final Map<String, Long> mediaFiles = new ConcurrentHashMap<>();

    private final ShopSettings settings;
    private volatile boolean wooCommerceActive = true;
    private final Map<String, String> chosenSettings = new ConcurrentHashMap<>();
    private final ShopClock clock;
    private final Supplier<String> url;

    Shop(ShopSettings settings, ShopClock clock, Supplier<String> url) {
        this.settings = settings;
        this.clock = clock;
        this.url = url;
        categories.put(Term.named(categories.newId(), "Uncategorized", "uncategorized"));
        taxClasses.put("reduced-rate", "Reduced rate");
        taxClasses.put("zero-rate", "Zero rate");
    }

    /** What the owner chose of the settings pages; by id. */
    Map<String, String> chosenSettings() {
        return chosenSettings;
    }

    void chooseSetting(String id, String value) {
        chosenSettings.put(id, value);
    }

    /** Whether the plug-in WooCommerce is active. */
    boolean isWooCommerceActive() {
        return wooCommerceActive;
    }

    void activateWooCommerce(boolean active) {
        wooCommerceActive = active;
    }

    ShopSettings settings() {
        return settings;
    }

    ShopClock clock() {
        return clock;
    }

    /** Without trailing slash. */
    String url() {
        return url.get();
    }

    String restUrl() {
        return url() + "/wp-json/";
    }

    <T> T change(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    void change(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    // ------------------------------------------------------------------ ids

    long newPostId() {
        return nextPostId.getAndIncrement();
    }

    long newMetaId() {
        return nextMetaId.getAndIncrement();
    }

    void nextPostId(long id) {
        nextPostId.set(id);
    }

    void postIdIsUsed(long id) {
        nextPostId.accumulateAndGet(id + 1, Math::max);
    }

    void termIdIsUsed(long id) {
        nextTermId.accumulateAndGet(id + 1, Math::max);
    }

    // ------------------------------------------------------------------ products

    @Nullable
    StoredProduct find(long id) {
        return products.get(id);
    }

    /** Products and variations in the order of their ids. */
    Collection<StoredProduct> all() {
        return products.values();
    }

    SkuIndex skus() {
        return skus;
    }

    boolean slugIsTaken(String slug, long byOtherThan) {
        Long holder = slugs.get(slug);
        return holder != null && holder != byOtherThan;
    }

    @Nullable
    StoredProduct bySlug(String slug) {
        Long id = slugs.get(slug);
        return id == null ? null : products.get(id);
    }

    List<Long> withGlobalUniqueId(String value) {
        NavigableSet<Long> ids = globalUniqueIds.get(value);
        return ids == null ? List.of() : List.copyOf(ids);
    }

    void store(StoredProduct product) {
        StoredProduct old = products.put(product.id(), product);
        if (old != null) {
            forgetIndexes(old);
        }
        addIndexes(product);
    }

    void remove(long id) {
        StoredProduct old = products.remove(id);
        if (old != null) {
            forgetIndexes(old);
        }
    }

    private void addIndexes(StoredProduct product) {
        Props props = product.props();
        skus.add(product.id(), props.text(Props.SKU));
        if (product.isVariation()) {
            children.computeIfAbsent(product.parentId(), ignored -> new ConcurrentSkipListSet<>())
                    .add(product.id());
        } else if (!props.text(Props.SLUG).isEmpty()) {
            slugs.putIfAbsent(props.text(Props.SLUG), product.id());
        }
        String gtin = props.text("global_unique_id");
        if (!gtin.isEmpty()) {
            globalUniqueIds
                    .computeIfAbsent(gtin, ignored -> new ConcurrentSkipListSet<>())
                    .add(product.id());
        }
        for (long term : termsOf(props)) {
            termMembers
                    .computeIfAbsent(term, ignored -> ConcurrentHashMap.newKeySet())
                    .add(product.id());
        }
    }

    private void forgetIndexes(StoredProduct old) {
        Props props = old.props();
        skus.remove(old.id(), props.text(Props.SKU));
        if (old.isVariation()) {
            children.getOrDefault(old.parentId(), new ConcurrentSkipListSet<>()).remove(old.id());
        } else {
            slugs.remove(props.text(Props.SLUG), old.id());
        }
        String gtin = props.text("global_unique_id");
        if (!gtin.isEmpty()) {
            globalUniqueIds.getOrDefault(gtin, new ConcurrentSkipListSet<>()).remove(old.id());
        }
        for (long term : termsOf(props)) {
            termMembers.getOrDefault(term, Set.of()).remove(old.id());
        }
    }

    private static List<Long> termsOf(Props props) {
        List<Long> ids = new ArrayList<>();
        ids.addAll(props.ids("category_ids"));
        ids.addAll(props.ids("tag_ids"));
        ids.addAll(props.ids("brand_ids"));
        if (props.number("shipping_class_id") != 0) {
            ids.add(props.number("shipping_class_id"));
        }
        props.list("attributes").forEach(attribute -> {
            if (attribute.path("id").asLong() > 0) {
                attribute.path("options").forEach(option -> ids.add(option.asLong()));
            }
        });
        return ids;
    }

    Set<Long> members(long termId) {
        return termMembers.getOrDefault(termId, Set.of());
    }

    /** Published products only (fact 94, h-taxonomies/12). */
    long countOf(long termId) {
        return members(termId).stream()
                .map(products::get)
                .filter(product -> product != null && product.status().equals("publish"))
                .count();
    }

    /** All variations of a parent, trashed ones too, by id. */
    List<StoredProduct> variationsOf(long parentId) {
        NavigableSet<Long> ids = children.get(parentId);
        if (ids == null) {
            return List.of();
        }
        return ids.stream().map(products::get).filter(Objects::nonNull).toList();
    }

    /** The variations a parent shows: published and private ones, in their order. */
    List<StoredProduct> shownVariationsOf(long parentId) {
        return variationsOf(parentId).stream()
                .filter(variation -> Set.of("publish", "private").contains(variation.status()))
                .sorted(Comparator.comparing(
                                (StoredProduct variation) -> variation.props().number("menu_order"))
                        .thenComparing(StoredProduct::id))
                .toList();
    }

    /** Up to five others, another choice on each call (fact 34). */
    List<Long> relatedTo(StoredProduct product) {
        Set<Long> wanted = Set.copyOf(product.props().ids("category_ids"));
        List<Long> related = new ArrayList<>();
        if (wanted.isEmpty() || products.isEmpty()) {
            return related;
        }
        long from = ThreadLocalRandom.current().nextLong(products.firstKey(), products.lastKey() + 1);
        int looked = 0;
        for (StoredProduct other : products.tailMap(from, true).values()) {
            if (looked++ == 25 || related.size() == 5) {
                break;
            }
            if (other.id() != product.id()
                    && other.status().equals("publish")
                    && other.props().ids("category_ids").stream().anyMatch(wanted::contains)) {
                related.add(other.id());
            }
        }
        return related;
    }

    // ------------------------------------------------------------------ terms

    Taxonomy categories() {
        return categories;
    }

    Taxonomy tags() {
        return tags;
    }

    Taxonomy brands() {
        return brands;
    }

    Taxonomy shippingClasses() {
        return shippingClasses;
    }

    NavigableMap<Long, GlobalAttribute> attributes() {
        return attributes;
    }

    long newAttributeId() {
        return nextAttributeId.getAndIncrement();
    }

    void attributeIdIsUsed(long id) {
        nextAttributeId.accumulateAndGet(id + 1, Math::max);
    }

    Taxonomy newAttributeTaxonomy(String slug) {
        return new Taxonomy("pa_" + slug, false, nextTermId);
    }

    @Nullable
    GlobalAttribute attributeWithTaxonomy(String taxonomy) {
        for (GlobalAttribute attribute : attributes.descendingMap().values()) {
            if (attribute.taxonomy().equals(taxonomy)
                    || Slugs.of(attribute.taxonomy()).equals(taxonomy)) {
                return attribute;
            }
        }
        return null;
    }

    /** Slug to name, the standard rate left out. */
    Map<String, String> taxClasses() {
        return taxClasses;
    }

    // ------------------------------------------------------------------ media

    @Nullable
    MediaItem media(long id) {
        return media.get(id);
    }

    Collection<MediaItem> allMedia() {
        return media.values();
    }

    boolean fileIsTaken(String file) {
        return mediaFiles.containsKey(file);
    }

    @Nullable
    MediaItem mediaFile(String file) {
        Long id = mediaFiles.get(file);
        return id == null ? null : media.get(id);
    }

    void store(MediaItem item) {
        media.put(item.id(), item);
        mediaFiles.put(item.file(), item.id());
    }

    void removeMedia(long id) {
        MediaItem old = media.remove(id);
        if (old != null) {
            mediaFiles.remove(old.file(), id);
        }
    }
}
