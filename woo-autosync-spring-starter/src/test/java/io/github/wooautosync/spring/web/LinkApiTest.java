package io.github.wooautosync.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.catalog.ProductField;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.test.store.FakeStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A shop that existed before is linked, and nothing is pushed. */
class LinkApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static RestHost host;

    @BeforeAll
    static void start() {
        host = RestHost.start();
    }

    @AfterAll
    static void close() {
        host.close();
    }

    @Test
    void aPlanIsSentBackAsItIs() {
        RestCaller caller = host.caller("plan");
        FakeStore store = host.store("Plan");
        String path = "/connections/" + host.connect(caller, store);
        host.pim.putMany(1, 3);
        long woo = store.seedProduct(product("SKU-1"));
        store.trashAsShopOwner(store.seedProduct(product("SKU-3")));
        store.clearRequests();

        JsonNode plan = caller.post(path + "/links/plan", "{\"productIds\": [1, 2, 3, \"A-4\"]}")
                .expect(200)
                .json();

        assertThat(plan.at("/counts/exact").asInt()).isEqualTo(1);
        assertThat(plan.at("/counts/in_trash").asInt()).isEqualTo(1);
        assertThat(plan.at("/counts/not_found").asInt()).isEqualTo(1);
        assertThat(plan.at("/counts/unknown").asInt()).isEqualTo(1);
        assertThat(plan.at("/links/0").toString())
                .startsWith("{\"productId\":1,\"finding\":\"exact\",\"wooProductId\":" + woo + ",\"foundBy\":\"sku\"");
        assertThat(plan.at("/others"))
                .extracting(other -> other.path("productId").toString())
                .containsExactly("2", "\"A-4\"");
        assertThat(total(caller, path)).isZero();

        JsonNode report =
                caller.post(path + "/links", plan.toString()).expect(200).json();

        assertThat(report.path("linked").asInt()).isEqualTo(1);
        assertThat(report.path("leftOut").asInt()).isEqualTo(1);
        JsonNode linked = caller.get(path + "/products/1").expect(200).json();
        assertThat(linked.path("wooProductId").asLong()).isEqualTo(woo);
        assertThat(linked.path("syncStatus").asText()).isEqualTo("synced");
        assertThat(store.writes()).isEmpty();

        JsonNode again =
                caller.post(path + "/links", withTrash(plan)).expect(200).json();

        assertThat(again.path("alreadyLinked").asInt()).isEqualTo(1);
        assertThat(again.path("linked").asInt()).isEqualTo(1);
        assertThat(total(caller, path)).isEqualTo(2);
        assertThat(store.writes()).isEmpty();
    }

    @Test
    void whatIsNoLongerAsPlannedIsNotLinked() {
        RestCaller caller = host.caller("changed");
        FakeStore store = host.store("Changed");
        String path = "/connections/" + host.connect(caller, store);
        host.pim.putMany(11, 12);
        long one = store.seedProduct(product("SKU-11"));

        JsonNode report = caller.post(path + "/links", """
                        {"links": [{"productId": 11, "wooProductId": %d}, {"productId": 12, "wooProductId": %d}]}
                        """.formatted(one + 5, one))
                .expect(200)
                .json();

        assertThat(report.path("linked").asInt()).isZero();
        assertThat(report.path("changed"))
                .extracting(changed -> changed.path("finding").asText())
                .containsExactly("exact", "not_found");
        assertThat(total(caller, path)).isZero();
    }

    @Test
    void whatHasAnotherSkuIsFoundByItsSlugOnWish() {
        RestCaller caller = host.caller("slug");
        FakeStore store = host.store("Slug");
        String path = "/connections/" + host.connect(caller, store);
        ProductId id = ProductId.of(21);
        host.pim.put(Product.builder(id)
                .name("Shirt")
                .sku("NEW")
                .set(ProductField.SLUG, "shirt")
                .price("1")
                .build());
        long woo = store.seedProduct(product("").put("slug", "shirt"));

        assertThat(caller.post(path + "/links/plan", "{\"productIds\": [21]}")
                        .json()
                        .path("links"))
                .isEmpty();
        JsonNode plan = caller.post(
                        path + "/links/plan",
                        "{\"productIds\": [21], \"alsoBy\": [\"slug\"], \"fieldsToExport\": [\"name\", \"sku\"]}")
                .expect(200)
                .json();

        assertThat(plan.at("/links/0/foundBy").asText()).isEqualTo("slug");
        assertThat(plan.path("alsoBy")).singleElement().hasToString("\"slug\"");
        assertThat(caller.post(path + "/links", plan.toString())
                        .json()
                        .path("linked")
                        .asInt())
                .isEqualTo(1);
        assertThat(caller.get(path + "/products/21").json().path("wooProductId").asLong())
                .isEqualTo(woo);
    }

    @Test
    void theAnswerShowsAsManyOthersAsAskedForAndCountsAll() {
        RestCaller caller = host.caller("others");
        String path = "/connections/" + host.connect(caller, host.store("Others"));
        host.pim.putMany(31, 33);

        JsonNode plan = caller.post(path + "/links/plan?limit=1", "{\"productIds\": [31, 32, 33]}")
                .expect(200)
                .json();

        assertThat(plan.path("others")).hasSize(1);
        assertThat(plan.path("omitted").asInt()).isEqualTo(2);
        assertThat(plan.at("/counts/not_found").asInt()).isEqualTo(3);
    }

    private static ObjectNode product(String sku) {
        return JSON.createObjectNode()
                .put("name", "Of the shop")
                .put("type", "simple")
                .put("status", "publish")
                .put("sku", sku);
    }

    private static String withTrash(JsonNode plan) {
        return plan.<ObjectNode>deepCopy().put("withTrash", true).toString();
    }

    private static int total(RestCaller caller, String path) {
        return caller.get(path + "/stats").json().path("total").asInt();
    }
}
