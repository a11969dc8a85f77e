package io.github.wooautosync.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wooautosync.connection.AttributeScope;
import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.connection.ConnectionHealth;
import io.github.wooautosync.connection.ConnectionStore;
import io.github.wooautosync.connection.ConnectionSummary;
import io.github.wooautosync.connection.DuplicateConnectionException;
import io.github.wooautosync.connection.ExportMapping;
import io.github.wooautosync.connection.FieldGroup;
import io.github.wooautosync.connection.FieldOwnership;
import io.github.wooautosync.connection.LearnedLimits;
import io.github.wooautosync.connection.Market;
import io.github.wooautosync.connection.RemovalFuse;
import io.github.wooautosync.connection.StorePolicy;
import io.github.wooautosync.connection.StoreUrl;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.secret.Authentication;
import io.github.wooautosync.secret.Credentials;
import io.github.wooautosync.secret.Secret;
import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ConnectionStore} does. An implementation says how an empty one is made and inherits the tests. */
public abstract class ConnectionStoreContract {

    private static final Instant NOW = Instant.parse("2026-03-29T02:30:00.123456Z");
    private static final OwnerId ALICE = OwnerId.of("alice");
    private static final OwnerId BOB = OwnerId.of("bob");

    private @Nullable ConnectionStore store;

    /** A store without connections. Called once before each test. */
    protected abstract ConnectionStore createEmptyStore();

    @BeforeEach
    void startEmpty() {
        store = createEmptyStore();
    }

    private ConnectionStore store() {
        return Objects.requireNonNull(store, "store");
    }

    @Test
    void everythingComesBack() {
        Connection connection = elaborate();

        Connection inserted = store().insert(connection);

        assertThat(inserted).isEqualTo(connection);
        assertThat(store().find(connection.id())).contains(connection);
    }

    @Test
    void whatWasLearnedOfAStoreComesBackUntilItsAddressChanges() {
        Connection connection = store().insert(shop(ALICE, "https://a.example", NOW));
        Connection other = store().insert(shop(ALICE, "https://b.example", NOW));
        assertThat(store().findLearnedLimits(connection.id())).isEmpty();

        store().updateLearnedLimits(connection.id(), new LearnedLimits(20, 2, 1));
        store().updateLearnedLimits(connection.id(), new LearnedLimits(30, 3, 4));
        store().update(connection);
        store().updateHealth(connection.id(), ConnectionHealth.ok(NOW.plusSeconds(1)));

        assertThat(store().findLearnedLimits(connection.id())).contains(new LearnedLimits(30, 3, 4));
        assertThat(store().findLearnedLimits(other.id())).isEmpty();
        assertThat(store().find(connection.id()).orElseThrow().health())
                .isEqualTo(ConnectionHealth.ok(NOW.plusSeconds(1)));

        store().update(copy(connection, StoreUrl.parse("https://c.example"), connection.storeName()));

        assertThat(store().findLearnedLimits(connection.id())).isEmpty();
    }

    @Test
    void nothingIsLearnedOfAConnectionThatIsGone() {
        Connection connection = store().insert(shop(ALICE, "https://a.example", NOW));
        store().updateLearnedLimits(connection.id(), new LearnedLimits(20, 2, 1));
        store().delete(connection.id());

        store().updateLearnedLimits(connection.id(), new LearnedLimits(20, 2, 1));

        assertThat(store().findLearnedLimits(connection.id())).isEmpty();
    }

    @Test
    void theSecretComesBack() {
        Connection connection = store().insert(shop(ALICE, "https://a.example", NOW));

        Credentials credentials = store().find(connection.id()).orElseThrow().credentials();

        assertThat(credentials.consumerKey()).isEqualTo("ck_1234567890");
        assertThat(credentials.consumerSecret().reveal()).isEqualTo("cs_0987654321");
    }

    @Test
    void anUnknownConnectionIsAbsent() {
        assertThat(store().find(ConnectionId.of("unknown"))).isEmpty();
        assertThat(store().findByOwner(ALICE)).isEmpty();
        assertThat(store().findDefault(ALICE)).isEmpty();
    }

    @Test
    void theFirstConnectionOfAnOwnerIsTheDefault() {
        Connection first = store().insert(shop(ALICE, "https://a.example", NOW));
        Connection second = store().insert(shop(ALICE, "https://b.example", NOW.plusSeconds(1)));
        Connection bobs = store().insert(shop(BOB, "https://a.example", NOW));

        assertThat(first.defaultConnection()).isTrue();
        assertThat(second.defaultConnection()).isFalse();
        assertThat(store().findDefault(ALICE)).contains(first);
        assertThat(store().findDefault(BOB)).contains(bobs);
    }

    @Test
    void anotherDefaultCeasesToBeIt() {
        Connection first = store().insert(shop(ALICE, "https://a.example", NOW));
        Connection second = store().insert(
                        shop(ALICE, "https://b.example", NOW.plusSeconds(1)).withDefaultConnection(true));

        assertThat(second.defaultConnection()).isTrue();
        assertThat(store().findDefault(ALICE)).contains(second);
        assertThat(store().find(first.id()).map(Connection::defaultConnection)).contains(false);
    }

    @Test
    void anUpdateCanMakeADefault() {
        Connection first = store().insert(shop(ALICE, "https://a.example", NOW));
        Connection second = store().insert(shop(ALICE, "https://b.example", NOW.plusSeconds(1)));

        Optional<Connection> updated = store().update(second.withDefaultConnection(true));

        assertThat(updated.map(Connection::defaultConnection)).contains(true);
        assertThat(store().findDefault(ALICE).map(Connection::id)).contains(second.id());
        assertThat(store().find(first.id()).map(Connection::defaultConnection)).contains(false);
    }

    @Test
    void anUpdateDoesNotTakeTheDefaultAway() {
        Connection first = store().insert(shop(ALICE, "https://a.example", NOW));

        store().update(first.withDefaultConnection(false));

        assertThat(store().findDefault(ALICE).map(Connection::id)).contains(first.id());
    }

    @Test
    void oneOwnerHasOneConnectionPerStore() {
        store().insert(shop(ALICE, "https://a.example", NOW));
        Connection again = shop(ALICE, "https://a.example", NOW);

        assertThatThrownBy(() -> store().insert(again))
                .isInstanceOf(DuplicateConnectionException.class)
                .hasMessageContaining("https://a.example");
        assertThat(store().findByOwner(ALICE)).hasSize(1);
    }

    @Test
    void anUpdateMustNotMeetAnotherConnectionOfItsOwner() {
        store().insert(shop(ALICE, "https://a.example", NOW));
        Connection second = store().insert(shop(ALICE, "https://b.example", NOW));
        Connection moved = copy(second, StoreUrl.parse("https://a.example"), second.storeName());

        assertThatThrownBy(() -> store().update(moved)).isInstanceOf(DuplicateConnectionException.class);
        assertThat(store().find(second.id())).contains(second);
    }

    @Test
    void addressesThatDifferInCaseAreDifferentStores() {
        store().insert(shop(ALICE, "https://a.example/shop", NOW));

        assertThat(store().insert(shop(ALICE, "https://a.example/Shop", NOW))).isNotNull();
    }

    @Test
    void anUpdateReplacesSettingsAndKeepsWhatTheEngineWrote() {
        Connection inserted = store().insert(shop(ALICE, "https://a.example", NOW));
        ConnectionHealth health = unreachable();
        store().updateHealth(inserted.id(), health);
        store().updateLastSyncedAt(inserted.id(), NOW.plusSeconds(9));

        Connection renamed = copy(inserted, StoreUrl.parse("https://c.example"), "Renamed");
        Connection updated = store().update(renamed).orElseThrow();

        assertThat(updated.storeName()).isEqualTo("Renamed");
        assertThat(updated.storeUrl()).isEqualTo(StoreUrl.parse("https://c.example"));
        assertThat(updated.health()).isEqualTo(health);
        assertThat(updated.lastSyncedAt()).contains(NOW.plusSeconds(9));
        assertThat(store().find(inserted.id())).contains(updated);
    }

    @Test
    void anUpdateOfAnUnknownConnectionIsAbsent() {
        assertThat(store().update(shop(ALICE, "https://a.example", NOW))).isEmpty();
        assertThat(store().findByOwner(ALICE)).isEmpty();
    }

    @Test
    void healthIsStoredAndSettingsAreNotTouched() {
        Connection inserted = store().insert(elaborate());

        store().updateHealth(inserted.id(), unreachable());
        store().updateHealth(ConnectionId.of("unknown"), unreachable());

        assertThat(store().find(inserted.id())).contains(inserted.withHealth(unreachable()));
    }

    @Test
    void theLaterTimeOfASyncStays() {
        Connection inserted = store().insert(shop(ALICE, "https://a.example", NOW));
        store().updateLastSyncedAt(inserted.id(), NOW.plusSeconds(5));

        store().updateLastSyncedAt(inserted.id(), NOW);

        assertThat(store().find(inserted.id()).flatMap(Connection::lastSyncedAt))
                .contains(NOW.plusSeconds(5));
    }

    @Test
    void theConnectionsOfAnOwnerComeOldestFirst() {
        Connection younger = store().insert(shop(ALICE, "https://b.example", NOW.plusSeconds(1)));
        Connection older = store().insert(shop(ALICE, "https://a.example", NOW));
        store().insert(shop(BOB, "https://c.example", NOW));

        assertThat(store().findByOwner(ALICE)).extracting(Connection::id).containsExactly(older.id(), younger.id());
    }

    @Test
    void aDeletedConnectionIsGone() {
        Connection inserted = store().insert(shop(ALICE, "https://a.example", NOW));

        assertThat(store().delete(inserted.id())).isTrue();
        assertThat(store().delete(inserted.id())).isFalse();

        assertThat(store().find(inserted.id())).isEmpty();
        assertThat(store().findDefault(ALICE)).isEmpty();
        assertThat(store().insert(shop(ALICE, "https://a.example", NOW)).defaultConnection())
                .isTrue();
    }

    @Test
    void whenTheDefaultIsDeletedTheOldestActiveOneBecomesIt() {
        Connection first = store().insert(shop(ALICE, "https://a.example", NOW));
        store().insert(inactive(shop(ALICE, "https://b.example", NOW.plusSeconds(1))));
        Connection third = store().insert(shop(ALICE, "https://c.example", NOW.plusSeconds(2)));
        store().insert(shop(ALICE, "https://d.example", NOW.plusSeconds(3)));

        store().delete(first.id());

        assertThat(store().findDefault(ALICE).map(Connection::id)).contains(third.id());
    }

    @Test
    void deletingAnotherOneKeepsTheDefault() {
        Connection first = store().insert(shop(ALICE, "https://a.example", NOW));
        Connection second = store().insert(shop(ALICE, "https://b.example", NOW.plusSeconds(1)));

        store().delete(second.id());

        assertThat(store().findDefault(ALICE).map(Connection::id)).contains(first.id());
    }

    @Test
    void whoeverIsFirstOneIsTheDefaultAndOneStoreIsAddedOnce() {
        AtomicInteger duplicates = new AtomicInteger();

        Crew.of(4).work(worker -> {
            store().insert(shop(ALICE, "https://shop" + worker + ".example", NOW));
            try {
                store().insert(shop(ALICE, "https://same.example", NOW).withDefaultConnection(true));
            } catch (DuplicateConnectionException expected) {
                duplicates.incrementAndGet();
            }
        });

        assertThat(duplicates).hasValue(3);
        List<Connection> all = store().findByOwner(ALICE);
        assertThat(all).hasSize(5);
        assertThat(all.stream().filter(Connection::defaultConnection)).hasSize(1);
    }

    private static ConnectionHealth unreachable() {
        return new ConnectionHealth(
                ConnectionHealth.State.UNREACHABLE,
                NOW,
                Optional.of("connect_timeout"),
                Optional.of("The store does not answer: „nichts“."),
                3,
                Optional.of(NOW.plusSeconds(60)));
    }

    private static Connection inactive(Connection connection) {
        return new Connection(
                connection.id(),
                connection.ownerId(),
                connection.storeName(),
                connection.storeUrl(),
                connection.credentials(),
                false,
                false,
                connection.autoSync(),
                connection.market(),
                connection.policy(),
                connection.health(),
                connection.lastSyncedAt(),
                connection.createdAt(),
                connection.updatedAt());
    }

    private static Connection copy(Connection connection, StoreUrl storeUrl, String storeName) {
        return new Connection(
                connection.id(),
                connection.ownerId(),
                storeName,
                storeUrl,
                connection.credentials(),
                connection.active(),
                connection.defaultConnection(),
                connection.autoSync(),
                connection.market(),
                connection.policy(),
                connection.health(),
                connection.lastSyncedAt(),
                connection.createdAt(),
                connection.updatedAt());
    }

    @Test
    void theConnectionsOfEveryOwnerCanBeReadPageByPageWithoutCredentials() {
        Set<ConnectionSummary> inserted = Stream.of(
                        shop(ALICE, "https://a.example", NOW),
                        shop(ALICE, "https://b.example", NOW),
                        shop(BOB, "https://a.example", NOW))
                .map(store()::insert)
                .map(Connection::summary)
                .collect(Collectors.toSet());

        List<ConnectionSummary> first = store().summaries(Optional.empty(), 2);
        List<ConnectionSummary> second =
                store().summaries(Optional.of(first.get(1).id()), 2);

        assertThat(first).hasSize(2);
        assertThat(second).hasSize(1);
        assertThat(Stream.concat(first.stream(), second.stream()))
                .containsExactlyInAnyOrderElementsOf(inserted)
                .isSortedAccordingTo(Comparator.comparing(ConnectionSummary::id));
    }

    private static Connection shop(OwnerId owner, String url, Instant createdAt) {
        return new Connection(
                ConnectionId.random(),
                owner,
                "Shop",
                StoreUrl.parse(url),
                Credentials.of("ck_1234567890", "cs_0987654321"),
                true,
                false,
                true,
                Market.unspecified(),
                StorePolicy.standard(),
                ConnectionHealth.ok(createdAt),
                Optional.empty(),
                createdAt,
                createdAt);
    }

    private static Connection elaborate() {
        return new Connection(
                ConnectionId.of("shop-1"),
                ALICE,
                "Müller & Söhne \uD83D\uDC55",
                StoreUrl.parse("https://shop.example/laden"),
                new Credentials("ck_1234567890", Secret.of("cs_geheim"), Authentication.QUERY_STRING),
                false,
                true,
                false,
                new Market(
                        Optional.of(Locale.forLanguageTag("de-AT")),
                        Optional.of(Currency.getInstance("EUR")),
                        Optional.of("b2b")),
                StorePolicy.builder()
                        .fieldMapping(Map.of("COLOR", "pa_color", "größe", "pa_size"))
                        .fieldOwnership(Map.of("description", FieldOwnership.SHOP, "name", FieldOwnership.CREATE_ONLY))
                        .automaticGroups(Set.of(FieldGroup.PRICES, FieldGroup.STOCK))
                        .exportMappings(List.of(
                                new ExportMapping(
                                        "1", "Wörter", Map.of("COLOR", "pa_color", "größe", "pa_size"), Set.of(), true),
                                new ExportMapping("2", "Prices", Map.of(), Set.of("name", "sku", "price"), false)))
                        .whenSkuIsTaken(StorePolicy.WhenSkuIsTaken.REPORT)
                        .whenSkuIsInTrash(StorePolicy.WhenSkuIsInTrash.REPORT)
                        .attributeScope(AttributeScope.LOCAL)
                        .attributeScopes(Map.of("COLOR", AttributeScope.GLOBAL))
                        .whenShopHasOtherAttributes(StorePolicy.WhenShopHasOtherAttributes.REMOVE)
                        .whenProductIsDeleted(StorePolicy.WhenProductIsDeleted.TRASH)
                        .removalFuse(new RemovalFuse(7, 3))
                        .whenVariantIsGone(StorePolicy.WhenVariantIsGone.DISABLE)
                        .whenStockMoved(StorePolicy.WhenStockMoved.OVERWRITE)
                        .build(),
                unreachable(),
                Optional.of(NOW.minusSeconds(7)),
                NOW.minusSeconds(100),
                NOW);
    }
}
