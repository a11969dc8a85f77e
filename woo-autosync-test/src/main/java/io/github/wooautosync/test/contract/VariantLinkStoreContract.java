package io.github.wooautosync.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.record.SyncRecordId;
import io.github.wooautosync.record.VariantLink;
import io.github.wooautosync.record.VariantLinkStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link VariantLinkStore} does. An implementation says how an empty one is made and inherits the tests. */
public abstract class VariantLinkStoreContract {

    private static final ConnectionId SHOP = ConnectionId.of("shop");
    private static final ConnectionId OTHER = ConnectionId.of("other");
    private static final SyncRecordId SHIRT = new SyncRecordId(7);
    private static final SyncRecordId SHOE = new SyncRecordId(Long.MAX_VALUE);
    private static final int MANY = 1_200;

    private @Nullable VariantLinkStore store;

    /** A store without links. Called once before each test. */
    protected abstract VariantLinkStore createEmptyStore();

    @BeforeEach
    void startEmpty() {
        store = createEmptyStore();
    }

    private VariantLinkStore store() {
        return Objects.requireNonNull(store, "store");
    }

    @Test
    void linksComeBackInTheirOrder() {
        VariantLink red = new VariantLink("red", 11, 20, Map.of("sku", "abc", "regular_price", "def"));
        VariantLink blue = new VariantLink("blue", Long.MAX_VALUE, 10, Map.of());
        VariantLink azure = new VariantLink("azure", 12, 20, Map.of());
        store().put(SHOP, SHIRT, List.of(red, blue, azure), 1);

        assertThat(store().find(List.of(SHIRT, SHOE))).containsOnly(Map.entry(SHIRT, List.of(blue, azure, red)));
    }

    @Test
    void everyRecordIsAWorldOfItsOwn() {
        store().put(SHOP, SHIRT, List.of(link("a", 1)), 1);
        store().put(SHOP, SHOE, List.of(link("a", 2)), 1);

        store().remove(SHIRT, List.of("a"));

        assertThat(store().find(List.of(SHIRT, SHOE))).containsOnly(Map.entry(SHOE, List.of(link("a", 2))));
    }

    @Test
    void idsOfVariantsAreComparedExactly() {
        List<VariantLink> links = List.of(link("R", 1), link("r", 2), link("ř", 3), link("r ", 4));
        store().put(SHOP, SHIRT, links, 1);

        store().remove(SHIRT, List.of("r"));

        assertThat(links()).containsExactlyInAnyOrder(link("R", 1), link("ř", 3), link("r ", 4));
    }

    @Test
    void aLinkThatIsStoredAgainReplacesTheOldOne() {
        store().put(SHOP, SHIRT, List.of(new VariantLink("a", 1, 1, Map.of("sku", "x"))), 1);
        VariantLink after = new VariantLink("a", 2, 5, Map.of("image", "y"));
        store().put(SHOP, SHIRT, List.of(after, link("b", 3)), 1);

        assertThat(links()).containsExactlyInAnyOrder(after, link("b", 3));
    }

    @Test
    void aNodeThatLostItsLeaseReplacesNothing() {
        store().put(SHOP, SHIRT, List.of(link("a", 1), link("b", 2)), 4);
        store().put(SHOP, SHIRT, List.of(link("a", 10)), 5);

        store().put(SHOP, SHIRT, List.of(link("a", 66), link("b", 67), link("c", 68)), 4);

        assertThat(links()).containsExactlyInAnyOrder(link("a", 10), link("b", 67), link("c", 68));
        store().put(SHOP, SHIRT, List.of(link("a", 11)), 6);
        assertThat(links()).contains(link("a", 11));
    }

    @Test
    void recordsLoseAllTheirLinks() {
        store().put(SHOP, SHIRT, List.of(link("a", 1), link("b", 2)), 1);
        store().put(SHOP, SHOE, List.of(link("a", 3)), 1);

        store().removeAll(List.of(SHIRT, new SyncRecordId(99)));

        assertThat(store().find(List.of(SHIRT, SHOE))).containsOnlyKeys(SHOE);
    }

    @Test
    void aDeletedConnectionLosesItsLinksAndNoOther() {
        store().put(SHOP, SHIRT, List.of(link("a", 1), link("b", 2)), 1);
        store().put(OTHER, SHOE, List.of(link("a", 3)), 1);

        assertThat(store().deleteAll(SHOP)).isEqualTo(2);

        assertThat(store().find(List.of(SHIRT, SHOE))).containsOnlyKeys(SHOE);
    }

    @Test
    void nothingIsNoTrouble() {
        store().put(SHOP, SHIRT, List.of(), 1);
        store().remove(SHIRT, List.of("a"));
        store().remove(SHIRT, List.of());
        store().removeAll(List.of());

        assertThat(store().find(List.of())).isEmpty();
        assertThat(store().find(List.of(SHIRT))).isEmpty();
        assertThat(store().deleteAll(SHOP)).isZero();
    }

    @Test
    void manyLinksAtOnceAreNoTrouble() {
        List<VariantLink> many = IntStream.rangeClosed(1, MANY)
                .mapToObj(i -> new VariantLink("variant " + i, i, i, Map.of("sku", "hash " + i)))
                .toList();
        store().put(SHOP, SHIRT, many, 1);
        store().put(SHOP, SHIRT, many, 1);
        List<SyncRecordId> records = new ArrayList<>();
        for (int i = 1; i <= MANY; i++) {
            SyncRecordId record = new SyncRecordId(1_000L + i);
            records.add(record);
        }
        store().put(SHOP, records.get(MANY - 1), List.of(link("a", 1)), 1);
        records.add(SHIRT);

        Map<SyncRecordId, List<VariantLink>> found = store().find(records);
        assertThat(found).hasSize(2);
        assertThat(found.get(SHIRT)).isEqualTo(many);

        store().remove(SHIRT, many.stream().map(VariantLink::variantId).toList());
        store().removeAll(records);
        assertThat(store().find(records)).isEmpty();
    }

    /** Only one node writes the links of a connection, but after a lost lease two may for a moment. */
    @Test
    void ofParallelWritersTheNewestLeaseWins() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 1; writer <= 3; writer++) {
                long epoch = writer;
                running.add(writers.submit(() -> {
                    for (int i = 0; i < 20; i++) {
                        store().put(SHOP, SHIRT, List.of(link("shared", epoch), link(epoch + " " + i, epoch)), epoch);
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get(1, TimeUnit.MINUTES);
            }
        } finally {
            writers.shutdownNow();
        }
        assertThat(links()).hasSize(61).contains(link("shared", 3));
    }

    private List<VariantLink> links() {
        return store().find(List.of(SHIRT)).getOrDefault(SHIRT, List.of());
    }

    private static VariantLink link(String variantId, long wooVariationId) {
        return new VariantLink(variantId, wooVariationId, 0, Map.of());
    }
}
