package io.github.wooautosync.test.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wooautosync.test.store.StoreClient.Reply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TermRulesTest {

    private final FakeStore store =
            FakeStore.builder().basicAllowedOverHttp(true).start();
    private final StoreClient client = new StoreClient(store);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void duplicateCategoryNamesItsHolder() {
        long men = client.post("products/categories", "{'name':'Men'}").id();
        long women = client.post("products/categories", "{'name':'Women'}").id();

        Reply twin = client.post("products/categories", "{'name':' men '}");

        assertThat(twin.code()).isEqualTo("term_exists"); // fact 90
        assertThat(twin.json().path("data").path("resource_id").asLong()).isEqualTo(men);
        client.post("products/categories", "{'name':'Boots','parent':" + men + "}");
        assertThat(slug(client.post("products/categories", "{'name':'Boots','parent':" + women + "}")))
                .isEqualTo("boots-women");
        assertThat(slug(client.post("products/categories", "{'name':'Boots'}"))).isEqualTo("boots-2");
        assertThat(slug(client.post("products/categories", "{'name':'Men','slug':'men-free'}")))
                .isEqualTo("men-free");
    }

    private static String slug(Reply reply) {
        return reply.json().path("slug").asText();
    }

    @Test
    void termsAreDeletedOnlyByForceAndProductsLoseThem() {
        long id = client.post("products/categories", "{'name':'Gone & lost'}").id();
        long product = client.post("products", "{'name':'p','categories':[{'id':" + id + "}]}")
                .id();
        assertThat(store.product(product)
                        .path("categories")
                        .path(0)
                        .path("name")
                        .asText())
                .isEqualTo("Gone &amp; lost"); // fact 91

        assertThat(client.delete("products/categories/" + id).status()).isEqualTo(501); // fact 93
        assertThat(client.delete("products/categories/" + id + "?force=true").status())
                .isEqualTo(200);

        assertThat(store.product(product).path("categories")).isEmpty(); // fact 94
        assertThat(client.delete("products/categories/15?force=true").status()).isEqualTo(500);
    }

    @Test
    void unknownReferencesAreDroppedSilently() {
        JsonNode product = client.post(
                        "products",
                        "{'name':'p','categories':[{'id':999}],'tags':[{'id':999}],'brands':[{'id':999}],"
                                + "'shipping_class':'none','tax_class':'none','upsell_ids':[999]}")
                .json();

        assertThat(product.path("categories").path(0).path("id").asInt()).isEqualTo(15); // fact 27
        assertThat(product.path("tags")).isEmpty();
        assertThat(product.path("brands")).isEmpty();
        assertThat(product.path("upsell_ids").path(0).asInt()).isEqualTo(999);
    }

    @Test
    void tagsAreFoundByNameButNotBySlug() {
        long tag = client.post("products/tags", "{'name':'New arrival'}").id();

        JsonNode product = client.post(
                        "products",
                        "{'name':'p','tags':[{'name':'NEW arrival'},{'name':'new-arrival'},{'name':'fresh'}]}")
                .json();

        assertThat(product.path("tags")).hasSize(2); // fact 95
        assertThat(product.path("tags").path(1).path("id").asLong()).isEqualTo(tag);
    }

    @Test
    void emptyBrandsStayAndIdZeroClears() {
        long brand = client.post("products/brands", "{'name':'Acme'}").id();
        long id = client.post("products", "{'name':'p','brands':[{'id':" + brand + "}]}")
                .id();

        assertThat(client.put("products/" + id, "{'brands':[]}").json().path("brands"))
                .hasSize(1); // fact 38
        assertThat(client.put("products/" + id, "{'brands':[{'id':0}]}").json().path("brands"))
                .isEmpty();
    }

    @Test
    void renamedAttributeMovesItsSlugAndProductsFollow() {
        long id = client.post("products/attributes", "{'name':'Shade'}").id();
        long product = client.post(
                        "products", "{'name':'p','attributes':[{'id':" + id + ",'options':['Dark','light']}]}")
                .id();

        assertThat(slug(client.put("products/attributes/" + id, "{'name':'Tone'}")))
                .isEqualTo("pa_tone"); // fact 98

        JsonNode attribute = store.product(product).path("attributes").path(0);
        assertThat(attribute.path("slug").asText()).isEqualTo("pa_tone");
        assertThat(attribute.path("options")).hasSize(2);
        assertThat(client.post("products/attributes", "{'name':'tone'}").code())
                .isEqualTo("woocommerce_rest_cannot_create"); // fact 97
    }

    @Test
    void attributeOptionsBecomeTermsByName() {
        long id = client.post("products/attributes", "{'name':'Color'}").id();
        client.post("products/attributes/" + id + "/terms", "{'name':'Dark Blue'}");

        JsonNode product = client.post(
                        "products",
                        "{'name':'p','attributes':[{'id':" + id + ",'options':['dark blue','dark-blue']},"
                                + "{'name':'Material','options':['a | b']}]}")
                .json();

        assertThat(texts(product.path("attributes").path(0).path("options")))
                .containsExactly("Dark Blue", "dark-blue"); // fact 100
        assertThat(texts(product.path("attributes").path(1).path("options"))).containsExactly("a", "b");
        assertThat(client.get("products/attributes/" + id + "/terms").json()).hasSize(2);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    @Test
    void ofTwoAttributesWithOneSlugTheOlderIsLost() {
        long older = store.seedAttribute(Json.object().put("name", "Racey"));
        long younger = store.seedAttribute(Json.object().put("name", "Racey"));

        assertThat(client.post("products/attributes/" + older + "/terms", "{'name':'One'}")
                        .status())
                .isEqualTo(404); // fact 99
        assertThat(client.post("products/attributes/" + younger + "/terms", "{'name':'One'}")
                        .status())
                .isEqualTo(201);
    }
}
