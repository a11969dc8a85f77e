package io.github.wooautosync.test.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wooautosync.ProductSyncStatus;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.test.store.FakeStore;
import io.github.wooautosync.test.store.Fault;
import io.github.wooautosync.test.store.RecordedRequest;
import io.github.wooautosync.woo.StoreResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tags are made ahead, many at once, and a long list of tags is never read. */
class TagTest {

    private final Scenario scenario = Scenario.stepped();
    private final FakeStore store = scenario.store("A");
    private final ConnectionId connection = scenario.connect(store);
    private final ShopReader shop = new ShopReader(store, scenario.clock);

    @AfterEach
    void close() {
        shop.close();
        scenario.close();
    }

    @Test
    void newTagsOfManyProductsAreMadeOnceAndAhead() {
        for (int id = 1; id <= 250; id++) {
            tagged(id, "Shared", "Tag " + id % 150);
        }
        store.clearRequests();

        scenario.export(connection, ToyPim.ids(1, 250));

        assertThat(store.requests()).filteredOn(TagTest::isAboutTags).hasSizeLessThanOrEqualTo(5);
        assertThat(store.requests())
                .filteredOn(request -> request.path().equals("products/batch"))
                .noneMatch(request -> request.body().toString().contains("\"Shared\""));
        assertThat(shop.names(StoreResource.TAGS)).hasSize(151).contains("Shared");
        assertThat(tags(7)).containsExactlyInAnyOrder("Shared", "Tag 7");
    }

    @Test
    void tagsOfTheShopAreAdoptedWithoutReadingTheList() {
        for (int i = 0; i < 120; i++) {
            shop.create(StoreResource.TAGS, "Shop " + i);
        }
        shop.create(StoreResource.TAGS, "Best & Co");
        store.clearRequests();
        tagged(1, "BEST & co", "shop 119");

        scenario.export(connection, 1);

        assertThat(tags(1)).containsExactlyInAnyOrder("Best & Co", "Shop 119");
        assertThat(store.requests()).filteredOn(TagTest::isAboutTags).hasSize(1);
        assertThat(shop.names(StoreResource.TAGS)).hasSize(121);
    }

    @Test
    void aKnownTagCostsNothing() {
        tagged(1, "New");
        scenario.export(connection, 1);
        tagged(2, "new");
        store.clearRequests();

        scenario.export(connection, 2);

        assertThat(store.requests()).filteredOn(TagTest::isAboutTags).isEmpty();
        assertThat(tags(2)).containsExactly("New");
    }

    @Test
    void aTagThatTheShopDeletedIsMadeAgain() {
        tagged(1, "New", "Old");
        scenario.export(connection, 1);
        shop.delete(
                StoreResource.TAGS, product(1).path("tags").path(0).path("id").asLong());

        tagged(2, "New", "Old");
        scenario.export(connection, 2);
        scenario.sync();

        assertThat(tags(2)).containsExactlyInAnyOrder("New", "Old");
        assertThat(status(2).syncStatus()).isEqualTo(SyncStatus.SYNCED);
        assertThat(status(2).warningCode()).isEmpty();
    }

    @Test
    void aTagThatTheStoreRefusesIsLeftOutAndSaid() {
        tagged(1, "Fine", "x".repeat(201));

        scenario.export(connection, 1);

        assertThat(tags(1)).containsExactly("Fine");
        assertThat(status(1).syncStatus()).isEqualTo(SyncStatus.SYNCED);
        assertThat(status(1).warningCode()).contains("tag_refused");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTagWhoseCreationGotNoAnswerReachesItsProductInTheEnd(boolean created) {
        tagged(1, "New");
        store.faults()
                .onRequest(
                        request -> request.isWrite() && isAboutTags(request),
                        created ? Fault.badGatewayAfterWork() : Fault.badGateway());
        scenario.export(connection, 1);
        scenario.advance(Duration.ofSeconds(10));
        store.faults().clear();

        for (int i = 0; i < 10; i++) {
            scenario.advance(Duration.ofMinutes(5));
        }

        assertThat(tags(1)).containsExactly("New");
        assertThat(shop.names(StoreResource.TAGS)).hasSize(1);
        assertThat(status(1).warningCode()).isEmpty();
    }

    private static boolean isAboutTags(RecordedRequest request) {
        return request.path().startsWith("products/tags");
    }

    private void tagged(long id, String... tags) {
        scenario.pim.put(id, product -> product.tags(tags));
    }

    private ProductSyncStatus status(long id) {
        return scenario.status(connection, id);
    }

    private JsonNode product(long id) {
        return store.product(status(id).wooProductId().orElseThrow().value());
    }

    private List<String> tags(long id) {
        List<String> names = new ArrayList<>();
        product(id)
                .path("tags")
                .forEach(tag -> names.add(tag.path("name").asText().replace("&amp;", "&")));
        return names;
    }
}
