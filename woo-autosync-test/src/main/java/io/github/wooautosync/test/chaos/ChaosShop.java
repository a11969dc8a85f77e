package io.github.wooautosync.test.chaos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wooautosync.NewConnection;
import io.github.wooautosync.connection.FieldOwnership;
import io.github.wooautosync.connection.StorePolicy;
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

/** One store, and what the round knows of it without asking the library. */
final class ChaosShop implements AutoCloseable {

    static final String SHOPS_OWN = "short_description";

    private final int number;
    private final FakeStore store;
    private final Weather weather;
    /** Product to the fields that were exported; empty means all. */
    private final Map<Long, Set<String>> exported = new TreeMap<>();
    /** Lives of products that were deleted in the PIM and may still be in the store. */
    private final Set<String> leftBehind = new HashSet<>();
    /** What the shop wrote into its own field, by product of the store. */
    private final Map<Long, String> shopsWords = new HashMap<>();
    /** Products whose place in the store the shop itself disturbed, so that only a full export can repair it. */
    private final Set<Long> disturbed = new TreeSet<>();

    private final Map<String, Integer> droppedMedia = new HashMap<>();
    private Optional<ConnectionId> connection = Optional.empty();

    ChaosShop(int number, Clock clock, Chance chance) {
        this.number = number;
        this.store = FakeStore.builder()
                .name(Catalogue.storeName(number))
                .clock(clock)
                .rememberBodies(false)
                .start();
        this.weather = new Weather(store, chance.of("weather", number), clock);
    }

    NewConnection toConnect() {
        return NewConnection.builder()
                .storeName(store.name())
                .storeUrl(store.url().toString())
                .consumerKey(store.consumerKey())
                .consumerSecret(store.consumerSecret())
                .policy(StorePolicy.builder()
                        .fieldOwnership(Map.of(SHOPS_OWN, FieldOwnership.SHOP))
                        .build())
                .build();
    }

    void connectedAs(ConnectionId id) {
        connection = Optional.of(id);
    }

    ConnectionId connection() {
        return connection.orElseThrow();
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

    // What was exported

    void exported(long id, Set<String> fields, boolean partial) {
        Set<String> before = exported.get(id);
        if (before == null || !partial) {
            exported.put(id, Set.copyOf(fields));
        } else if (!before.isEmpty()) {
            Set<String> both = new HashSet<>(before);
            both.addAll(fields);
            exported.put(id, fields.isEmpty() ? Set.of() : Set.copyOf(both));
        }
    }

    /** The product is deleted in the PIM. */
    void leaveBehind(CatalogueProduct product) {
        if (exported.remove(product.id()) != null) {
            leftBehind.add(product.key());
        }
        disturbed.remove(product.id());
    }

    boolean isExported(long id) {
        return exported.containsKey(id);
    }

    Map<Long, Set<String>> exported() {
        return exported;
    }

    Set<String> leftBehind() {
        return leftBehind;
    }

    // What the shop did

    Optional<ObjectNode> shown(CatalogueProduct product) {
        List<ObjectNode> holders = store.productsBySku(product.sku());
        return holders.size() == 1 ? Optional.of(holders.get(0)) : Optional.empty();
    }

    void wrote(long wooId, String words) {
        shopsWords.put(wooId, words);
    }

    String shopsWords(long wooId) {
        return shopsWords.getOrDefault(wooId, "");
    }

    /** Somebody tidies up the media library; every product that shows this image shows it no more. */
    void dropMedia(String src, long mediaId) {
        String file = src.substring(src.lastIndexOf('/') + 1);
        store.deleteMediaAsShopOwner(mediaId);
        droppedMedia.merge(file, 1, Integer::sum);
        exported.keySet().stream()
                .filter(id -> file.startsWith("shared-") || file.startsWith("own-" + id + "-"))
                .filter(id -> id % 10 == 0)
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
