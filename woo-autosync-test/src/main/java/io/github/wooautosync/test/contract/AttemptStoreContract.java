package io.github.wooautosync.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.record.AttemptCause;
import io.github.wooautosync.record.AttemptId;
import io.github.wooautosync.record.AttemptKind;
import io.github.wooautosync.record.AttemptPage;
import io.github.wooautosync.record.AttemptStore;
import io.github.wooautosync.record.SyncAttempt;
import io.github.wooautosync.record.SyncRecordId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link AttemptStore} does. An implementation says how an empty one is made and inherits the tests. */
public abstract class AttemptStoreContract {

    private static final ConnectionId SHOP = ConnectionId.of("shop");
    private static final ConnectionId OTHER = ConnectionId.of("other");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant LONG_AGO = Instant.EPOCH;
    private static final int MANY = 1_200;
    private static final int ALL = 10_000;

    private @Nullable AttemptStore store;

    /** A store without attempts that keeps at least some thousand of them. Called once before each test. */
    protected abstract AttemptStore createEmptyStore();

    @BeforeEach
    void startEmpty() {
        store = createEmptyStore();
    }

    private AttemptStore store() {
        return Objects.requireNonNull(store, "store");
    }

    @Test
    void attemptsComeBackAsTheyWere() {
        SyncAttempt pushed = new SyncAttempt(
                new SyncRecordId(7),
                SHOP,
                ProductId.of("äöü-\uD83D\uDE00"),
                NOW.plusNanos(123_456_000),
                Duration.ofNanos(1_234_567_000),
                AttemptCause.CONFIRMATION,
                AttemptKind.IMAGES,
                Set.of("images", "meta_data"),
                SyncAttempt.PUSHED,
                Optional.of("image_failed"),
                Optional.of(WooProductId.of(Long.MAX_VALUE)));
        SyncAttempt failed = new SyncAttempt(
                new SyncRecordId(8),
                SHOP,
                ProductId.of("äöü-\uD83D\uDE00"),
                NOW,
                Duration.ZERO,
                AttemptCause.EXPORT,
                AttemptKind.CREATE,
                Set.of(),
                "invalid_sku",
                Optional.empty(),
                Optional.empty());

        store().append(List.of(pushed, failed));

        assertThat(all(SHOP)).containsExactly(failed, pushed);
        assertThat(pushed.isSuccess()).isTrue();
        assertThat(failed.isSuccess()).isFalse();
    }

    @Test
    void everyCauseAndKindComesBack() {
        List<SyncAttempt> attempts = new ArrayList<>();
        for (AttemptCause cause : AttemptCause.values()) {
            for (AttemptKind kind : AttemptKind.values()) {
                attempts.add(0, attempt(SHOP, 1, NOW, cause, kind));
            }
        }
        attempts.forEach(attempt -> store().append(List.of(attempt)));

        assertThat(all(SHOP)).containsExactlyElementsOf(reversed(attempts));
    }

    @Test
    void theNewestComesFirstPageByPage() {
        for (int i = 1; i <= 5; i++) {
            store().append(List.of(attempt(SHOP, 1, i), attempt(SHOP, 2, i), attempt(OTHER, 1, i)));
        }

        AttemptPage first = store().list(SHOP, Optional.of(ProductId.of(1)), Optional.empty(), 2);
        AttemptPage second = store().list(SHOP, Optional.of(ProductId.of(1)), first.next(), 2);
        AttemptPage last = store().list(SHOP, Optional.of(ProductId.of(1)), second.next(), 2);

        assertThat(first.attempts()).containsExactly(attempt(SHOP, 1, 5), attempt(SHOP, 1, 4));
        assertThat(second.attempts()).containsExactly(attempt(SHOP, 1, 3), attempt(SHOP, 1, 2));
        assertThat(last.attempts()).containsExactly(attempt(SHOP, 1, 1));
        assertThat(last.next()).isEmpty();
        assertThat(store().list(SHOP, Optional.empty(), Optional.empty(), 3).attempts())
                .containsExactly(attempt(SHOP, 2, 5), attempt(SHOP, 1, 5), attempt(SHOP, 2, 4));
    }

    @Test
    void aPageThatEndsWithTheLastAttemptHasNoNext() {
        store().append(List.of(attempt(SHOP, 1, 1), attempt(SHOP, 1, 2)));

        assertThat(store().list(SHOP, Optional.empty(), Optional.empty(), 2).next())
                .isEmpty();
        assertThat(store().list(SHOP, Optional.empty(), Optional.of(new AttemptId(1)), 2)
                        .next())
                .isEmpty();
        assertThat(store().list(OTHER, Optional.empty(), Optional.empty(), 2).attempts())
                .isEmpty();
    }

    @Test
    void manyAreAppendedInTheirOrder() {
        List<SyncAttempt> many = IntStream.rangeClosed(1, MANY)
                .mapToObj(i -> attempt(SHOP, i, i))
                .toList();

        store().append(many);
        store().append(List.of());

        assertThat(all(SHOP)).containsExactlyElementsOf(reversed(many));
    }

    @Test
    void oldOnesArePurged() {
        store().append(IntStream.rangeClosed(1, MANY)
                .mapToObj(i -> attempt(SHOP, i, i))
                .toList());

        assertThat(store().purge(NOW.plusSeconds(MANY), ALL)).isEqualTo(MANY - 1);
        assertThat(store().purge(NOW.plusSeconds(MANY), ALL)).isZero();

        assertThat(all(SHOP)).containsExactly(attempt(SHOP, MANY, MANY));
    }

    @Test
    void ofEachProductAtEachConnectionOnlyTheNewestStay() {
        for (int i = 1; i <= 700; i++) {
            store().append(List.of(attempt(SHOP, 1, i), attempt(OTHER, 1, i)));
        }
        store().append(List.of(attempt(SHOP, 2, 1)));

        assertThat(store().purge(LONG_AGO, 3)).isEqualTo(2 * (700 - 3));

        assertThat(all(SHOP))
                .containsExactly(
                        attempt(SHOP, 2, 1), attempt(SHOP, 1, 700), attempt(SHOP, 1, 699), attempt(SHOP, 1, 698));
        assertThat(all(OTHER)).hasSize(3);
    }

    @Test
    void theAttemptsOfAConnectionGoWithIt() {
        store().append(IntStream.rangeClosed(1, MANY)
                .mapToObj(i -> attempt(SHOP, i, i))
                .toList());
        store().append(List.of(attempt(OTHER, 1, 1)));

        assertThat(store().deleteAll(SHOP)).isEqualTo(MANY);
        assertThat(store().deleteAll(SHOP)).isZero();

        assertThat(all(SHOP)).isEmpty();
        assertThat(all(OTHER)).containsExactly(attempt(OTHER, 1, 1));
    }

    private List<SyncAttempt> all(ConnectionId connectionId) {
        return store().list(connectionId, Optional.empty(), Optional.empty(), ALL)
                .attempts();
    }

    private static SyncAttempt attempt(ConnectionId connectionId, int product, int second) {
        return attempt(connectionId, product, NOW.plusSeconds(second), AttemptCause.CHANGE, AttemptKind.UPDATE);
    }

    private static SyncAttempt attempt(
            ConnectionId connectionId, int product, Instant at, AttemptCause cause, AttemptKind kind) {
        return new SyncAttempt(
                new SyncRecordId(product),
                connectionId,
                ProductId.of(product),
                at,
                Duration.ofMillis(5),
                cause,
                kind,
                Set.of("name"),
                SyncAttempt.PUSHED,
                Optional.empty(),
                Optional.of(WooProductId.of(product)));
    }

    private static List<SyncAttempt> reversed(List<SyncAttempt> attempts) {
        List<SyncAttempt> reversed = new ArrayList<>(attempts);
        java.util.Collections.reverse(reversed);
        return reversed;
    }
}
