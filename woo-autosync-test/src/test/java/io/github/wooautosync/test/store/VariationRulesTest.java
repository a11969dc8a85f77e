package io.github.wooautosync.test.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wooautosync.test.store.StoreClient.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VariationRulesTest {

    private final FakeStore store =
            FakeStore.builder().basicAllowedOverHttp(true).start();
    private final StoreClient client = new StoreClient(store);
    private long color;
    private long tee;

    @BeforeEach
    void createParent() {
        color = client.post("products/attributes", "{'name':'Color'}").id();
        tee = client.post(
                        "products",
                        "{'name':'Tee','sku':'TEE','type':'variable','regular_price':'99','attributes':[{'id':" + color
                                + ",'variation':true,'options':['Red','Dark Blue']}]}")
                .id();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Reply create(String fields) {
        return client.post("products/" + tee + "/variations", fields);
    }

    @Test
    void parentShowsTheLowestPriceOfItsVariations() {
        assertThat(store.product(tee).path("regular_price").asText()).isEmpty(); // fact 106
        long red = create("{'regular_price':'20','attributes':[{'id':" + color + ",'option':'Red'}]}")
                .id();
        create("{'regular_price':'15','attributes':[{'id':" + color + ",'option':'Dark Blue'}]}");

        JsonNode parent = store.product(tee);
        assertThat(parent.path("price").asText()).isEqualTo("15");
        assertThat(parent.path("variations").path(0).asLong()).isEqualTo(red);
        assertThat(parent.path("has_options").asBoolean()).isTrue();
    }

    @Test
    void globalAttributeIsFoundByIdOnly() {
        JsonNode byId = create("{'attributes':[{'id':" + color + ",'option':'dark blue'}]}")
                .json();
        JsonNode byLabel =
                create("{'attributes':[{'name':'Color','option':'Red'}]}").json();
        JsonNode byTaxonomy = create("{'attributes':[{'name':'pa_color','option':'No Term'}]}")
                .json();

        assertThat(byId.path("name").asText()).isEqualTo("Dark Blue");
        assertThat(byLabel.path("attributes")).isEmpty(); // fact 103
        assertThat(byTaxonomy.path("name").asText()).isEqualTo("no-term"); // fact 104
    }

    @Test
    void skuFallsBackToTheParentAndIsUniqueOverAll() {
        long id = create("{'regular_price':'1'}").id();

        assertThat(client.get("products/" + tee + "/variations/" + id)
                        .json()
                        .path("sku")
                        .asText())
                .isEqualTo("TEE"); // fact 108
        assertThat(create("{'sku':'tee'}").code()).isEqualTo("product_invalid_sku");
        create("{'sku':'TEE-1'}");
        assertThat(client.post("products", "{'name':'p','sku':'TEE-1'}").code()).isEqualTo("product_invalid_sku");
        assertThat(client.get("products?sku=TEE-1").json().path(0).path("type").asText())
                .isEqualTo("variation");
    }

    @Test
    void productsRouteRefusesToChangeVariations() {
        long id = create("{'regular_price':'1'}").id();

        assertThat(client.put("products/" + id, "{}").code())
                .isEqualTo("woocommerce_rest_invalid_product_id"); // fact 102
        assertThat(client.get("products/" + id).json().path("name").asText()).isEqualTo("Tee");
        assertThat(client.post("products/999/variations", "{}").status()).isEqualTo(500); // fact 112
        assertThat(client.get("products/999/variations").text()).isEqualTo("[]");
    }

    @Test
    void changingTheTypeDeletesTheVariations() {
        create("{'sku':'GONE'}");

        client.put("products/" + tee, "{'type':'simple'}"); // fact 110

        assertThat(store.variations(tee)).isEmpty();
        assertThat(store.productsBySku("GONE")).isEmpty();
    }

    @Test
    void restoredParentLeavesItsVariationsInTheTrash() {
        long id = create("{'regular_price':'1'}").id();
        client.delete("products/" + tee);
        client.put("products/" + tee, "{'status':'publish'}");

        assertThat(store.product(tee).path("variations")).isEmpty(); // fact 111
        client.put("products/" + tee + "/variations/" + id, "{'status':'publish'}");
        assertThat(store.product(tee).path("variations")).hasSize(1);
    }

    @Test
    void failedDeleteInABatchHasAnObjectAsId() {
        JsonNode failed = client.post("products/" + tee + "/variations/batch", "{'delete':[99]}")
                .json()
                .path("delete")
                .path(0);

        assertThat(failed.path("id").path("product_id").asLong()).isEqualTo(tee); // fact 67
        assertThat(failed.path("error").path("code").asText())
                .isEqualTo("woocommerce_rest_product_variation_invalid_id");
    }

    @Test
    void generateMakesWhatIsMissing() {
        create("{'attributes':[{'id':" + color + ",'option':'Red'}]}");

        assertThat(client.post("products/" + tee + "/variations/generate", "{'default_values':{'regular_price':'7'}}")
                        .text())
                .isEqualTo("{\"count\":1}"); // fact 104
        assertThat(client.post("products/" + tee + "/variations/generate", "{}").text())
                .isEqualTo("{\"count\":0}");
    }

    @Test
    void variationInheritsStockOfTheParent() {
        long id = create("{'regular_price':'1'}").id();
        client.put("products/" + tee, "{'manage_stock':true,'stock_quantity':50}");

        JsonNode variation = client.get("products/" + tee + "/variations/" + id).json();
        assertThat(variation.path("manage_stock").asText()).isEqualTo("parent"); // fact 108
        assertThat(variation.path("stock_quantity").asInt()).isEqualTo(50);
    }
}
