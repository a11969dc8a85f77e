package io.github.wooautosync.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.record.LinkKey;
import io.github.wooautosync.record.LinkKind;
import io.github.wooautosync.record.LinkStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link LinkStore} does. An implementation says how an empty one is made and inherits the tests. */
public abstract class LinkStoreContract {

    private static final ConnectionId SHOP = ConnectionId.of("shop");
    private static final ConnectionId OTHER = ConnectionId.of("other");
    private static final int MANY = 2_500;

    private @Nullable LinkStore store;

    /** A store without links. Called once before each test. */
    protected abstract LinkStore createEmptyStore();

    @BeforeEach
    void startEmpty() {
        store = createEmptyStore();
    }

    private LinkStore store() {
        return Objects.requireNonNull(store, "store");
    }

    @Test
    void linksComeBack() {
        store().put(SHOP, Map.of(image("a"), 11L, image("b"), Long.MAX_VALUE));

        assertThat(store().find(SHOP, List.of(image("a"), image("b"), image("c"))))
                .containsOnly(Map.entry(image("a"), 11L), Map.entry(image("b"), Long.MAX_VALUE));
    }

    @Test
    void everyKindIsAWorldOfItsOwn() {
        long id = 1;
        for (LinkKind kind : LinkKind.values()) {
            store().put(SHOP, Map.of(key(kind, "x"), id++));
        }

        id = 1;
        for (LinkKind kind : LinkKind.values()) {
            assertThat(store().find(SHOP, List.of(key(kind, "x")))).containsOnly(Map.entry(key(kind, "x"), id++));
        }
    }

    @Test
    void everyConnectionIsAWorldOfItsOwn() {
        store().put(SHOP, Map.of(image("a"), 1L));
        store().put(OTHER, Map.of(image("a"), 2L));

        assertThat(store().find(SHOP, List.of(image("a")))).containsValue(1L);
        assertThat(store().find(OTHER, List.of(image("a")))).containsValue(2L);

        store().remove(SHOP, List.of(image("a")));
        assertThat(store().find(SHOP, List.of(image("a")))).isEmpty();
        assertThat(store().find(OTHER, List.of(image("a")))).hasSize(1);
    }

    @Test
    void aNewIdReplacesTheOldOne() {
        store().put(SHOP, Map.of(image("a"), 1L));
        store().put(SHOP, Map.of(image("a"), 2L, image("b"), 3L));

        assertThat(store().find(SHOP, List.of(image("a"), image("b"))))
                .containsOnly(Map.entry(image("a"), 2L), Map.entry(image("b"), 3L));
    }

    @Test
    void severalKeysMayLeadToOneId() {
        store().put(SHOP, Map.of(image("a"), 1L, image("b"), 1L));

        assertThat(store().find(SHOP, List.of(image("a"), image("b")))).hasSize(2);
    }

    @Test
    void whatIsRemovedIsGone() {
        store().put(SHOP, Map.of(image("a"), 1L, image("b"), 2L));

        store().remove(SHOP, List.of(image("a"), image("unknown")));

        assertThat(store().find(SHOP, List.of(image("a"), image("b")))).containsOnlyKeys(image("b"));
    }

    @Test
    void nothingIsNoTrouble() {
        store().put(SHOP, Map.of());
        store().remove(SHOP, List.of());

        assertThat(store().find(SHOP, List.of())).isEmpty();
        assertThat(store().find(ConnectionId.of("unknown"), List.of(image("a"))))
                .isEmpty();
        assertThat(store().deleteAll(ConnectionId.of("unknown"))).isZero();
    }

    @Test
    void aKeyMayBeAskedForTwice() {
        store().put(SHOP, Map.of(image("a"), 1L));

        assertThat(store().find(SHOP, List.of(image("a"), image("a")))).hasSize(1);
    }

    @Test
    void anIdIsPositive() {
        assertThatThrownBy(() -> store().put(SHOP, Map.of(image("a"), 0L)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(store().find(SHOP, List.of(image("a")))).isEmpty();
    }

    @Test
    void aDeletedConnectionLosesItsLinksAndNoOther() {
        store().put(SHOP, Map.of(image("a"), 1L, key(LinkKind.CATEGORY, "c"), 2L));
        store().put(OTHER, Map.of(image("a"), 3L));

        assertThat(store().deleteAll(SHOP)).isEqualTo(2);

        assertThat(store().find(SHOP, List.of(image("a")))).isEmpty();
        assertThat(store().find(OTHER, List.of(image("a")))).hasSize(1);
    }

    @Test
    void manyLinksAtOnceAreNoTrouble() {
        Map<LinkKey, Long> many = new LinkedHashMap<>();
        for (int i = 1; i <= MANY; i++) {
            many.put(image("image " + i), (long) i);
        }
        store().put(SHOP, many);

        assertThat(store().find(SHOP, many.keySet())).isEqualTo(many);
        store().remove(SHOP, many.keySet());
        assertThat(store().find(SHOP, many.keySet())).isEmpty();
    }

    /** Only one node writes the links of a connection, but after a lost lease two may for a moment. */
    @Test
    void parallelWritersLoseNothing() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                long id = writer + 1L;
                running.add(writers.submit(() -> {
                    for (int i = 0; i < 25; i++) {
                        store().put(SHOP, Map.of(image("shared " + i), id, image(id + " own " + i), id));
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get(1, TimeUnit.MINUTES);
            }
        } finally {
            writers.shutdownNow();
        }
        assertThat(store().deleteAll(SHOP)).isEqualTo(25 + 4 * 25);
    }

    private static LinkKey image(String url) {
        return key(LinkKind.MEDIA, url);
    }

    private static LinkKey key(LinkKind kind, String text) {
        return LinkKey.of(kind, List.of(text));
    }
}
