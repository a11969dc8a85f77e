package io.github.wooautosync.test.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wooautosync.test.store.StoreClient.Reply;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductRulesTest {

    private final FakeStore store = FakeStore.builder()
            .basicAllowedOverHttp(true)
            .clock(Clock.fixed(Instant.parse("2026-11-22T09:15:30Z"), ZoneOffset.UTC))
            .start();
    private final StoreClient client = new StoreClient(store);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void newProductHasTheDefaultsOfWooCommerce() {
        Reply reply = client.post("products", "{'name':'Plain'}");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("Location")).isEqualTo(store.url() + "/wp-json/wc/v3/products/" + reply.id());
        assertThat(reply.header("Allow")).isEqualTo("GET, POST");
        JsonNode product = reply.json();
        assertThat(product.size()).isEqualTo(73); // fact 23, c-product-create/02
        assertThat(product.path("status").asText()).isEqualTo("publish");
        assertThat(product.path("slug").asText()).isEqualTo("plain");
        assertThat(product.path("date_created").asText()).isEqualTo("2026-11-22T10:15:30");
        assertThat(product.path("date_created_gmt").asText()).isEqualTo("2026-11-22T09:15:30");
        assertThat(product.path("categories").path(0).path("slug").asText()).isEqualTo("uncategorized");
        assertThat(product.path("brands").isArray()).isTrue();
    }

    @Test
    void emptyBodyCreatesAProductNamedProduct() {
        assertThat(client.post("products", "").json().path("name").asText()).isEqualTo("Product"); // fact 24
        assertThat(client.post("products", "[]").json().path("slug").asText()).isEqualTo("product-2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "19,99;1999",
                "1.234,56;1.23456",
                "1,234.56;1234.56",
                "12abc;12",
                "-5;-5",
                "10.00;10.00",
                "€ 12.50;12.50",
                "1e3;13",
                "19.999999;19.999999"
            })
    void priceTextsAreMangledAsWooCommerceDoes(String sent, String stored) {
        long id = client.post("products", "{'name':'p'}").id();

        assertThat(client.put("products/" + id, "{'regular_price':'" + sent + "'}")
                        .json()
                        .path("regular_price")
                        .asText())
                .isEqualTo(stored); // fact 41
    }

    @Test
    void allBadFieldsOfASingleRequestAreNamedAndNothingIsStored() {
        long id = client.post("products", "{'name':'p'}").id();

        Reply reply = client.put("products/" + id, "{'name':'x','status':'nope','regular_price':3}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("rest_invalid_param");
        assertThat(reply.json().path("message").asText()).isEqualTo("Invalid parameter(s): status, regular_price");
        assertThat(reply.json()
                        .path("data")
                        .path("details")
                        .path("regular_price")
                        .path("code")
                        .asText())
                .isEqualTo("rest_invalid_type"); // fact 40
        assertThat(store.product(id).path("name").asText()).isEqualTo("p");
    }

    @Test
    void nullClearsOnASinglePutButIsIgnoredInABatch() {
        long id = client.post("products", "{'name':'p','description':'d','sku':'N-1'}")
                .id();

        client.put("products/batch", "{'update':[{'id':" + id + ",'sku':null,'status':null}]}");
        assertThat(store.product(id).path("sku").asText()).isEqualTo("N-1");
        assertThat(store.product(id).path("status").asText()).isEqualTo("publish");

        client.put("products/" + id, "{'sku':null,'status':null}"); // fact 36
        assertThat(store.product(id).path("sku").asText()).isEmpty();
        assertThat(store.product(id).path("status").asText()).isEqualTo("draft");
    }

    @Test
    void fieldsComeInTheOrderAskedForAndSingleAnswersKeepTheirLinks() {
        Reply reply = client.post("products?_fields=sku,stock_status,id", "{'name':'p','sku':'F-1'}");

        List<String> names = new ArrayList<>();
        reply.json().fieldNames().forEachRemaining(names::add);
        assertThat(names).containsExactly("sku", "id", "stock_status", "_links"); // d-product-update/19
        assertThat(client.get("products?_fields=sku").json().path(0).size()).isEqualTo(1); // fact 121
    }

    @Test
    void viewContextRendersAndEditContextDoesNot() {
        long id = client.post("products", "{'name':'a & b','description':'one\\n\\ntwo'}")
                .id();

        assertThat(client.get("products/" + id).json().path("description").asText())
                .isEqualTo("<p>one</p>\n<p>two</p>\n"); // fact 34
        assertThat(client.get("products/" + id + "?context=edit")
                        .json()
                        .path("description")
                        .asText())
                .isEqualTo("one\n\ntwo");
        assertThat(store.product(id).path("name").asText()).isEqualTo("a &amp; b"); // fact 44
    }

    @Test
    void bodyIdWinsOverTheUrl() {
        long first = client.post("products", "{'name':'first'}").id();
        long second = client.post("products", "{'name':'second'}").id();

        client.put("products/" + first, "{'id':" + second + ",'name':'changed'}"); // fact 43

        assertThat(store.product(first).path("name").asText()).isEqualTo("first");
        assertThat(store.product(second).path("name").asText()).isEqualTo("changed");
    }

    @Test
    void unknownIdIs400OnUpdateAnd404Elsewhere() {
        assertThat(client.put("products/99", "{'name':'x'}").status()).isEqualTo(400); // fact 52
        assertThat(client.get("products/99").status()).isEqualTo(404);
        assertThat(client.delete("products/99").code()).isEqualTo("woocommerce_rest_product_invalid_id");
        assertThat(client.put("products/abc", "{}").code()).isEqualTo("rest_no_route");
    }

    @Test
    void trashedProductKeepsItsSkuAndGetsItsSlugBack() {
        long id = client.post("products", "{'name':'Del me','sku':'DEL-1'}").id();

        assertThat(client.delete("products/" + id).json().path("status").asText())
                .isEqualTo("publish"); // fact 115
        assertThat(store.product(id).path("slug").asText()).isEqualTo("del-me__trashed");
        assertThat(client.delete("products/" + id).status()).isEqualTo(410);

        client.put("products/" + id, "{'status':'publish'}"); // fact 116
        assertThat(store.product(id).path("slug").asText()).isEqualTo("del-me");
    }

    @Test
    void tooLongTextLosesThePostsRowButNotTheRest() {
        long id = client.post("products", "{'name':'Short'}").id();

        Reply reply = client.put(
                "products/" + id, "{'name':'" + "x".repeat(70_000) + "','menu_order':5,'regular_price':'9'}");

        assertThat(reply.status()).isEqualTo(200); // fact 46
        assertThat(reply.json().path("name").asText()).isEqualTo("Short");
        assertThat(reply.json().path("menu_order").asInt()).isZero();
        assertThat(reply.json().path("regular_price").asText()).isEqualTo("9");
    }

    @Test
    void modifiedAfterWithZAndTheGmtFlagIsShifted() {
        client.post("products", "{'name':'p'}");

        assertThat(found("modified_after=2026-11-22T09:15:29&dates_are_gmt=true"))
                .isEqualTo(1); // fact 117
        assertThat(found("modified_after=2026-11-22T09:15:30&dates_are_gmt=true"))
                .isZero();
        assertThat(found("modified_after=2026-11-22T09:15:29Z&dates_are_gmt=true"))
                .isZero();
        assertThat(found("modified_after=2026-11-22T09:15:29Z")).isEqualTo(1);
        assertThat(client.get("products?modified_after=2026-11-22").status()).isEqualTo(400);
    }

    private int found(String query) {
        return client.get("products?" + query).json().size();
    }

    @Test
    void pagesCarryTotalsAndLinks() {
        for (int i = 0; i < 5; i++) {
            client.post("products", "{'name':'p" + i + "'}");
        }

        Reply reply = client.get("products?per_page=2&page=2&orderby=id&order=asc&_fields=id");

        assertThat(reply.header("X-WP-Total")).isEqualTo("5");
        assertThat(reply.header("X-WP-TotalPages")).isEqualTo("3");
        assertThat(reply.header("Link"))
                .contains("page=1&orderby=id&order=asc&_fields=id>; rel=\"prev\"")
                .contains("page=3&orderby=id&order=asc&_fields=id>; rel=\"next\""); // fact 101
        assertThat(client.get("products?per_page=101").status()).isEqualTo(400);
        assertThat(client.get("products?page=99").text()).isEqualTo("[]");
    }

    @Test
    void metaScalarsBecomeTextAndNullRemoves() {
        long id = client.post(
                        "products", "{'name':'m','meta_data':[{'key':'a','value':12},{'key':'b','value':{'x':1}}]}")
                .id();
        JsonNode meta = store.product(id).path("meta_data");
        assertThat(meta.path(0).path("value").asText()).isEqualTo("12"); // fact 155
        assertThat(meta.path(0).path("value").isTextual()).isTrue();
        assertThat(meta.path(1).path("value").path("x").asInt()).isEqualTo(1);

        client.put("products/" + id, "{'meta_data':[{'key':'a','value':null}]}"); // fact 154
        assertThat(store.product(id).path("meta_data").size()).isEqualTo(1);
    }

    @Test
    void shopOwnerEditsSellsAndTrashes() {
        long id = client.post("products", "{'name':'p','manage_stock':true,'stock_quantity':3}")
                .id();

        store.editAsShopOwner(id, product -> product.put("name", "by the owner"));
        store.sell(id, 3);
        assertThat(store.product(id).path("name").asText()).isEqualTo("by the owner");
        assertThat(store.product(id).path("stock_status").asText()).isEqualTo("outofstock");

        store.trashAsShopOwner(id);
        assertThat(store.product(id).path("status").asText()).isEqualTo("trash");
    }

    @Test
    void seededProductIsTakenAsWritten() {
        long id = store.seedProduct(
                Json.object().put("id", 500).put("name", "Seed").put("sku", "S").put("status", "trash"));

        assertThat(id).isEqualTo(500);
        assertThat(store.product(500).path("status").asText()).isEqualTo("trash");
        assertThat(client.post("products", "{'name':'next'}").id()).isEqualTo(501);
    }

    @Test
    void storefrontShowsProductsAndEscapesThem() {
        client.post("products", "{'name':'<b>A</b> & B','sku':'FRONT-1','regular_price':'10','sale_price':'8'}");
        client.post("products", "{'name':'Hidden','status':'trash'}");

        String page = client.get("/").text();

        assertThat(page).contains("FRONT-1", "<del>€ 10.00</del>", "€ 8.00", "&lt;b&gt;A&lt;/b&gt; &amp; B");
        assertThat(page).doesNotContain("Hidden");
    }
}
