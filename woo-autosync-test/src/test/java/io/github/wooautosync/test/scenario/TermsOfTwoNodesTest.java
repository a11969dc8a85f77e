package io.github.wooautosync.test.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wooautosync.catalog.AttributeValue;
import io.github.wooautosync.catalog.CategoryPath;
import io.github.wooautosync.connection.InMemoryConnectionStore;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.record.InMemoryLinkStore;
import io.github.wooautosync.record.InMemorySyncRecordStore;
import io.github.wooautosync.test.host.SteppedClock;
import io.github.wooautosync.test.store.FakeStore;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two nodes, each with its own list of a shop's terms in memory; what one makes is missing in the list of the other. */
class TermsOfTwoNodesTest {

    private static final String CATEGORIES = "products/categories";
    private static final String COLOURS = "products/attributes/1/terms";

    private final SteppedClock clock = new SteppedClock();
    private final InMemorySyncRecordStore records = new InMemorySyncRecordStore(clock);
    private final InMemoryConnectionStore connections = new InMemoryConnectionStore();
    private final InMemoryLinkStore links = new InMemoryLinkStore();
    private final ToyPim pim = new ToyPim();
    private final FakeStore store = FakeStore.builder().clock(clock).start();
    private final Scenario one = node();
    private final Scenario other = node();
    private final ConnectionId connection = one.connect(store);

    private Scenario node() {
        return Scenario.with(builder -> builder.recordStore(records)
                .connectionStore(connections)
                .linkStore(links)
                .productSource(pim::load)
                .clock(clock));
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
        store.close();
    }

    @Test
    void aCategoryThatTheOtherNodeMadeAndTheShopRenamedIsNotMadeAgain() {
        categorised(1, "Shoes");
        one.export(connection, 1);
        categorised(2, "Coats");
        other.export(connection, 2);
        store.renameTermAsShopOwner(CATEGORIES, id(CATEGORIES, "Coats"), "Jackets");

        categorised(3, "Coats", "Hats");
        one.export(connection, 3);

        assertThat(names(CATEGORIES)).doesNotContain("Coats");
        assertThat(names(product(3).path("categories"))).containsExactlyInAnyOrder("Jackets", "Hats");
    }

    @Test
    void aValueThatTheOtherNodeMadeAndTheShopRenamedIsNotMadeAgain() {
        coloured(1, "Red");
        one.export(connection, 1);
        coloured(2, "Blue");
        other.export(connection, 2);
        store.renameTermAsShopOwner(COLOURS, id(COLOURS, "Blue"), "Navy");

        coloured(3, "Blue", "White");
        one.export(connection, 3);

        assertThat(names(COLOURS)).containsExactlyInAnyOrder("Red", "Navy", "White");
    }

    private void categorised(long id, String... names) {
        pim.put(
                id,
                product -> product.categories(
                        Arrays.stream(names).map(CategoryPath::of).toArray(CategoryPath[]::new)));
    }

    private void coloured(long id, String... names) {
        pim.put(id, product -> product.attribute(AttributeValue.of("COLOUR", "Colour", names)));
    }

    private JsonNode product(long id) {
        return store.productsBySku("SKU-" + id).get(0);
    }

    private long id(String route, String name) {
        return store.terms(route).stream()
                .filter(term -> term.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asLong();
    }

    private List<String> names(String route) {
        return store.terms(route).stream()
                .map(term -> term.path("name").asText())
                .toList();
    }

    private static List<String> names(JsonNode terms) {
        return StreamSupport.stream(terms.spliterator(), false)
                .map(term -> term.path("name").asText())
                .toList();
    }
}
