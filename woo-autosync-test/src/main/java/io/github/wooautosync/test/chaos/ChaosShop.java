package io.github.wooautosync.test.chaos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wooautosync.NewConnection;
import io.github.wooautosync.connection.FieldOwnership;
import io.github.wooautosync.connection.RemovalFuse;
import io.github.wooautosync.connection.StorePolicy;
import io.github.wooautosync.connection.StorePolicy.WhenProductIsDeleted;
import io.github.wooautosync.connection.StorePolicy.WhenVariantIsGone;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.test.store.FakeStore;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One store, its policies, and what the round knows of it without asking the library. */
final class ChaosShop implements AutoCloseable {

    private final int number;
    private final StorePolicy policy;
    private final FakeStore store;
    private final Weather weather;
    private final ShopsOwn own = new ShopsOwn();
    private final Departures departures;
    /** Product to the fields that were exported; empty means all. */
    private final Map<Long, Set<String>> exported = new TreeMap<>();
    /** Products that were once exported with some fields only. */
    private final Set<Long> narrowed = new HashSet<>();
    /** Products whose place in the store the shop itself disturbed, so that only a full export can repair it. */
    private final Set<Long> disturbed = new TreeSet<>();

    private final Map<String, Integer> droppedMedia = new HashMap<>();
    private Optional<ConnectionId> connection = Optional.empty();

    ChaosShop(int number, Clock clock, Chance chance, Journal journal) {
        this.number = number;
        this.policy = policy(number, chance);
        this.store = FakeStore.builder()
                .name(Catalogue.storeName(number))
                .clock(clock)
                .rememberBodies(false)
                .start();
        this.weather = new Weather(store, chance.of("weather", number), clock, journal);
        this.departures = new Departures(store, policy.whenProductIsDeleted(), weather.creates());
    }

    /** Every store goes its own way with what the PIM deletes. */
    private static StorePolicy policy(int number, Chance chance) {
        WhenProductIsDeleted hide =
                chance.of("hide").happens(0.5) ? WhenProductIsDeleted.TRASH : WhenProductIsDeleted.DRAFT;
        WhenProductIsDeleted deleted = switch (number % 3) {
            case 1 -> WhenProductIsDeleted.KEEP;
            case 2 -> hide;
            default -> WhenProductIsDeleted.DELETE;
        };
        Map<String, FieldOwnership> ownership = new HashMap<>(Map.of(
                ShopsOwn.WORDS, FieldOwnership.SHOP,
                ShopsOwn.WEIGHT, FieldOwnership.SHOP,
                ShopsOwn.NOTE, FieldOwnership.CREATE_ONLY));
        if (number % 3 == 2) {
            ownership.put("tags", FieldOwnership.SHOP);
        }
        return StorePolicy.builder()
                .fieldOwnership(ownership)
                .whenProductIsDeleted(deleted)
                .whenVariantIsGone(number % 3 == 2 ? WhenVariantIsGone.DISABLE : WhenVariantIsGone.DELETE)
                .removalFuse(new RemovalFuse(1_000_000, 100))
                .build();
    }

    NewConnection toConnect() {
        return NewConnection.builder()
                .storeName(store.name())
                .storeUrl(store.url().toString())
                .consumerKey(store.consumerKey())
                .consumerSecret(store.consumerSecret())
                .policy(policy)
                .build();
    }

    void connectedAs(ConnectionId id) {
        connection = Optional.of(id);
    }

    ConnectionId connection() {
        return connection.orElseThrow();
    }

    boolean is(ConnectionId id) {
        return connection.filter(id::equals).isPresent();
    }

    int number() {
        return number;
    }

    FakeStore store() {
        return store;
    }

    Weather weather() {
        return weather;
    }

    ShopsOwn own() {
        return own;
    }

    boolean ownsTags() {
        return policy.ownershipOf("tags") == FieldOwnership.SHOP;
    }

    boolean hidesVariants() {
        return policy.whenVariantIsGone() == WhenVariantIsGone.DISABLE;
    }

    Departures departures() {
        return departures;
    }

    // What was exported

    void exported(CatalogueProduct product, Set<String> fields, boolean partial) {
        long id = product.id();
        Set<String> before = exported.get(id);
        if (before == null || !partial) {
            exported.put(id, Set.copyOf(fields));
        } else if (!before.isEmpty()) {
            Set<String> both = new HashSet<>(before);
            both.addAll(fields);
            exported.put(id, fields.isEmpty() ? Set.of() : Set.copyOf(both));
        }
        if (!fields.isEmpty()) {
            narrowed.add(id);
        }
        departures.returned(product);
    }

    boolean wasNarrowed(long id) {
        return narrowed.contains(id);
    }

    void deletedInPim(CatalogueProduct product) {
        if (exported.remove(product.id()) != null) {
            departures.left(product, shown(product));
        }
        disturbed.remove(product.id());
    }

    boolean isExported(long id) {
        return exported.containsKey(id);
    }

    Map<Long, Set<String>> exported() {
        return exported;
    }

    // What the shop did

    Optional<ObjectNode> shown(CatalogueProduct product) {
        List<ObjectNode> holders = store.productsBySku(product.sku());
        return holders.size() == 1 ? Optional.of(holders.get(0)) : Optional.empty();
    }

    /** Somebody tidies up the media library; every product that shows this image shows it no more. */
    void dropMedia(String src, long mediaId) {
        String file = src.substring(src.lastIndexOf('/') + 1);
        store.deleteMediaAsShopOwner(mediaId);
        droppedMedia.merge(file, 1, Integer::sum);
        exported.keySet().stream()
                .filter(id -> file.startsWith("shared-") || file.startsWith("own-" + id + "-"))
                .filter(id -> Catalogue.hasGallery(id) || Catalogue.isVariable(id))
                .forEach(disturbed::add);
    }

    /**
     * How often an image may have been fetched again because of images that the shop deleted: the store does not say
     * which of the images of a product is the one that is gone (fact 81).
     */
    int fetchesAfterDrops(String file) {
        return droppedMedia.entrySet().stream()
                .filter(drop -> mayBeShownTogether(file, drop.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private static boolean mayBeShownTogether(String file, String other) {
        return file.startsWith("shared-")
                || other.startsWith("shared-")
                || productOf(file).equals(productOf(other));
    }

    /** A second copy of a picture has one more number in its name. */
    private static String productOf(String file) {
        return file.split("-", 3)[1];
    }

    void disturbed(long id) {
        if (isExported(id)) {
            disturbed.add(id);
        }
    }

    Set<Long> disturbed() {
        return disturbed;
    }

    @Override
    public void close() {
        store.close();
    }
}
