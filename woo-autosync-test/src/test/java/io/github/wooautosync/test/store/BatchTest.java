package io.github.wooautosync.test.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wooautosync.test.store.StoreClient.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchTest {

    private final FakeStore store =
            FakeStore.builder().basicAllowedOverHttp(true).start();
    private final StoreClient client = new StoreClient(store);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void createsThenUpdatesThenDeletesEachOnItsOwn() {
        long old = client.post("products", "{'name':'old','sku':'OLD'}").id();

        JsonNode answer = client.post(
                        "products/batch",
                        "{'delete':[" + old + ",0,'abc',99],'update':[{'id':" + old
                                + ",'name':'renamed'},{'name':'no id'}],'create':[{'name':'a','sku':'OLD'},{'name':'b'}]}")
                .json();

        assertThat(answer.path("create").path(0).path("id").asInt()).isZero();
        assertThat(answer.path("create")
                        .path(0)
                        .path("error")
                        .path("data")
                        .path("resource_id")
                        .asLong())
                .isEqualTo(old);
        assertThat(answer.path("create").path(1).path("name").asText()).isEqualTo("b");
        assertThat(answer.path("update").path(1).path("id").isNull()).isTrue(); // fact 67
        assertThat(answer.path("delete")).hasSize(2); // fact 69: 0 and texts are skipped
        assertThat(answer.path("delete").path(0).path("name").asText()).isEqualTo("renamed");
        assertThat(store.findProduct(old)).isEmpty();
    }

    @Test
    void itemFieldsShrinkTheItemButBrandsAndLinksCome() {
        JsonNode item = client.post("products/batch", "{'create':[{'name':'a','_fields':'sku'}]}")
                .json()
                .path("create")
                .path(0);

        List<String> names = new ArrayList<>();
        item.fieldNames().forEachRemaining(names::add);
        assertThat(names).containsExactly("id", "sku", "brands", "_links"); // fact 73
    }

    @Test
    void queryFieldsFilterTheEnvelopeAndTheWorkIsDone() {
        long id = client.post("products", "{'name':'a'}").id();

        Reply reply = client.post("products/batch?_fields=id", "{'update':[{'id':" + id + ",'name':'b'}]}");

        assertThat(reply.text()).isEqualTo("[]"); // fact 73
        assertThat(store.product(id).path("name").asText()).isEqualTo("b");
    }

    @Test
    void emptyBatchIsAListAndNoWrite() {
        assertThat(client.post("products/batch", "{}").text()).isEqualTo("[]"); // fact 71
        assertThat(store.requests()).hasSize(1);
        assertThat(store.writes()).isEmpty();
    }

    @Test
    void moreThanAHundredItemsAreRefusedAsAWhole() {
        String items =
                IntStream.range(0, 101).mapToObj(i -> "{'name':'m" + i + "'}").collect(Collectors.joining(","));

        Reply reply = client.post("products/batch", "{'create':[" + items + "]}");

        assertThat(reply.status()).isEqualTo(413); // fact 72
        assertThat(reply.json().path("message").asText())
                .isEqualTo("Unable to accept more than 100 items for this request.");
        assertThat(store.productCount()).isZero();
    }

    @Test
    void itemsAreNotValidated() {
        JsonNode created = client.post(
                        "products/batch",
                        "{'create':[{'name':'a','status':'nonsense'},{'name':'b','type':'nonsense','regular_price':12.5}]}")
                .json()
                .path("create");

        assertThat(created.path(0).path("status").asText()).isEqualTo("draft"); // fact 68
        assertThat(created.path(1).path("type").asText()).isEqualTo("simple");
        assertThat(created.path(1).path("regular_price").asText()).isEqualTo("12.5");
    }

    @Test
    void eachOfTenThousandProductsIsFoundByItsSku() {
        for (int batch = 0; batch < 100; batch++) {
            int from = batch * 100;
            String items = IntStream.range(from, from + 100)
                    .mapToObj(
                            i -> "{'name':'Product " + i + "','sku':'S-" + i + "','regular_price':'1','_fields':'id'}")
                    .collect(Collectors.joining(","));
            assertThat(client.post("products/batch", "{'create':[" + items + "]}")
                            .status())
                    .isEqualTo(200);
        }

        assertThat(store.productCount()).isEqualTo(10_000);
        for (int i = 0; i < 200; i++) {
            assertThat(client.get("products?_fields=id&sku=S-" + i * 50).json()).hasSize(1);
        }
    }
}
