package io.github.wooautosync.test.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.test.store.StoreClient.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkuRulesTest {

    private final FakeStore store = FakeStore.builder()
            .basicAllowedOverHttp(true)
            .serviceTime(Duration.ZERO, Duration.ofMillis(40))
            .start();
    private final StoreClient client = new StoreClient(store);

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DUP-1", "dup-1", "DUP-1 ", " DUP-1", "DÜP-1"})
    void equalSkuIsRefusedWithTheHolder(String twin) {
        long holder = client.post("products", "{'name':'First','sku':'DUP-1'}").id();

        Reply reply = client.post("products", "{'name':'Second','sku':'" + twin + "'}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("product_invalid_sku"); // facts 53, 54
        assertThat(reply.json().path("data").path("resource_id").asLong()).isEqualTo(holder);
        assertThat(reply.json().path("data").path("unique_sku").asText()).isEqualTo(twin.strip() + "-1");
    }

    @Test
    void trashedSkuBlocksCreatesWithoutSayingWho() {
        long id = client.post("products", "{'name':'p','sku':'TRASH-1'}").id();
        client.delete("products/" + id);

        Reply reply = client.post("products", "{'name':'New','sku':'TRASH-1'}");

        assertThat(reply.code()).isEqualTo("woocommerce_rest_product_not_created"); // fact 59
        assertThat(reply.json().path("data").has("resource_id")).isFalse();
        assertThat(client.get("products?sku=TRASH-1").json()).isEmpty();
        assertThat(client.get("products?sku=TRASH-1&include_status=any,trash").json())
                .hasSize(1);
    }

    @Test
    void parallelCreatesHaveExactlyOneWinner() {
        List<CompletableFuture<Reply>> replies = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            replies.add(CompletableFuture.supplyAsync(() -> client.post("products", "{'name':'race','sku':'RACE'}")));
        }
        List<Reply> all = replies.stream().map(CompletableFuture::join).toList();

        assertThat(all).filteredOn(reply -> reply.status() == 201).hasSize(1); // fact 57
        assertThat(all)
                .filteredOn(reply -> reply.status() == 400)
                .extracting(Reply::code)
                .isSubsetOf("product_invalid_sku", "woocommerce_rest_product_not_created");
        assertThat(store.productsBySku("RACE")).hasSize(1);
    }

    @Test
    void parallelUpdatesMayBothGetTheSku() {
        long one = client.post("products", "{'name':'one'}").id();
        long two = client.post("products", "{'name':'two'}").id();

        CompletableFuture<Reply> first =
                CompletableFuture.supplyAsync(() -> client.put("products/" + one, "{'sku':'BOTH'}"));
        Reply second = client.put("products/" + two, "{'sku':'BOTH'}");

        assertThat(first.join().status()).isEqualTo(200); // fact 58
        assertThat(second.status()).isEqualTo(200);
        assertThat(store.productsBySku("BOTH")).hasSize(2);
    }

    @Test
    void ghostSkuBlocksCreatesButNotUpdates() {
        store.leaveGhostSku("GHOST");

        assertThat(client.post("products", "{'name':'p','sku':'GHOST'}").code())
                .isEqualTo("woocommerce_rest_product_not_created"); // fact 61
        long id = client.post("products", "{'name':'p'}").id();
        assertThat(client.put("products/" + id, "{'sku':'GHOST'}").status()).isEqualTo(200);
    }

    @Test
    void listFormFindsSeveralAndAnEmptyOneFindsAll() {
        client.post("products", "{'name':'a','sku':'L-A'}");
        client.post("products", "{'name':'b','sku':'L-B','status':'draft'}");
        client.post("products", "{'name':'c','sku':'x,y'}");

        assertThat(client.get("products?sku=l-a,L-B,NOPE").json()).hasSize(2); // fact 62
        assertThat(client.get("products?sku=L-A,%20L-B").json()).hasSize(1);
        assertThat(client.get("products?sku=x,y").json()).hasSize(1);
        assertThat(client.get("products?sku=").json()).hasSize(3); // fact 63
        assertThat(client.get("products?sku=0").json()).hasSize(3);
    }

    @Test
    void twoOverlappingUpdatesLoseTheNameButNotThePrice() {
        long id = client.post("products", "{'name':'old','menu_order':1}").id();

        CompletableFuture<Reply> renames =
                CompletableFuture.supplyAsync(() -> client.put("products/" + id, "{'name':'new'}"));
        CompletableFuture<Reply> prices =
                CompletableFuture.supplyAsync(() -> client.put("products/" + id, "{'regular_price':'7'}"));
        renames.join();
        prices.join();

        assertThat(store.product(id).path("name").asText()).isEqualTo("new"); // fact 147: the price stands alone
        assertThat(store.product(id).path("regular_price").asText()).isEqualTo("7");
    }
}
