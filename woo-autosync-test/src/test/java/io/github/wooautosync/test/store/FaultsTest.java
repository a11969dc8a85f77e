package io.github.wooautosync.test.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wooautosync.test.store.StoreClient.Reply;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private static final String BATCH =
            "{'create':[{'name':'before','sku':'K-1'},{'name':'poison','sku':'K-2'},{'name':'after','sku':'K-3'}]}";

    private final FakeStore store =
            FakeStore.builder().basicAllowedOverHttp(true).start();
    private final StoreClient client = new StoreClient(store);

    @AfterEach
    void close() {
        store.close();
    }

    private List<String> skus() {
        return store.products().stream()
                .map(product -> product.path("sku").asText())
                .toList();
    }

    @Test
    void answerLostDoesTheWork() {
        store.faults().next(Fault.answerLost());

        assertThatThrownBy(() -> client.raw("POST", "products", "{'name':'a','sku':'A'}"))
                .isInstanceOf(IOException.class);

        assertThat(skus()).containsExactly("A");
        assertThat(store.requests().get(0).status()).isEqualTo(-1);
        assertThat(client.get("products?sku=A").json()).hasSize(1);
    }

    @Test
    void answerLostAfterItemStoresOnlyTheFirstItems() {
        store.faults().next(Fault.answerLostAfterItem(2));

        assertThatThrownBy(() -> client.raw("POST", "products/batch", BATCH)).isInstanceOf(IOException.class);

        assertThat(skus()).containsExactly("K-1", "K-2");
    }

    @Test
    void connectionClosedDoesNothing() {
        store.faults().next(Fault.connectionClosed());

        assertThatThrownBy(() -> client.raw("POST", "products", "{'name':'a'}")).isInstanceOf(IOException.class);

        assertThat(store.productCount()).isZero();
    }

    @Test
    void poisonKillsTheItemAndThoseAfterIt() {
        store.faults().poison(item -> item.path("name").asText().equals("poison"), Death.emptyBody());

        Reply reply = client.post("products/batch", BATCH);

        assertThat(reply.status()).isEqualTo(200); // fact 75
        assertThat(reply.text()).isEmpty();
        assertThat(skus()).containsExactly("K-1");
    }

    @Test
    void poisonMayDieRightAfterStoring() {
        store.faults()
                .poison(
                        item -> item.path("name").asText().equals("poison"),
                        Death.fatal500().afterStoring());

        Reply reply = client.post("products/batch", BATCH);

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.code()).isEqualTo("internal_server_error");
        assertThat(skus()).containsExactly("K-1", "K-2");
    }

    @Test
    void hangingRequestGoesOnWhenReleased() {
        store.faults().next(Fault.hang());

        CompletableFuture<Reply> hanging = CompletableFuture.supplyAsync(() -> client.post("products", "{'name':'h'}"));
        Awaitility.await().until(() -> store.requestsInFlight() == 1);
        assertThat(store.productCount()).isZero();

        store.faults().release();
        assertThat(hanging.join().status()).isEqualTo(201);
    }

    @Test
    void hangAfterWorkHasStored() {
        store.faults().next(Fault.hangAfterWork());

        CompletableFuture<Reply> hanging = CompletableFuture.supplyAsync(() -> client.post("products", "{'name':'h'}"));
        Awaitility.await().until(() -> store.productCount() == 1);
        assertThat(hanging).isNotDone();

        store.faults().clear();
        assertThat(hanging.join().status()).isEqualTo(201);
    }

    @Test
    void maintenanceSaysWhenToRetry() {
        store.faults().next(2, Fault.maintenance());

        Reply reply = client.get("products");
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).isEqualTo("600"); // fact 139
        assertThat(reply.code()).isEqualTo("wp_die");
        assertThat(client.get("products").status()).isEqualTo(503);
        assertThat(client.get("products").status()).isEqualTo(200);
    }

    @Test
    void pagesOfTheWebServerAreHtml() {
        store.faults()
                .next(Fault.status(429))
                .next(Fault.status(503, Duration.ofSeconds(7)))
                .next(Fault.badGateway())
                .next(Fault.gatewayTimeoutAfterWork())
                .next(Fault.redirect(URI.create("https://elsewhere.example/")));

        assertThat(client.get("products").header("Retry-After")).isEmpty();
        assertThat(client.get("products").header("Retry-After")).isEqualTo("7");
        assertThat(client.get("products").header("Content-Type")).isEqualTo("text/html");
        assertThat(client.post("products", "{'name':'stored'}").status()).isEqualTo(504);
        assertThat(store.productCount()).isEqualTo(1); // fact 141
        assertThat(client.get("products").header("Location")).isEqualTo("https://elsewhere.example/");
        assertThat(store.faults().injected()).isEqualTo(5);
    }

    @Test
    void pollutedAnswersStillHoldTheJson() {
        store.faults()
                .next(Fault.noticeBeforeJson())
                .next(Fault.bomBeforeJson())
                .next(Fault.truncatedJson());

        assertThat(client.get("products").text())
                .startsWith("<br />\n<b>Warning</b>")
                .endsWith("[]");
        assertThat(client.get("products").text()).isEqualTo("\uFEFF[]");
        assertThat(client.get("products").text()).isEqualTo("[");
    }

    @Test
    void rulesHoldUntilCleared() {
        store.faults().onRequest(RecordedRequest::isWrite, Fault.fatal500());

        assertThat(client.post("products", "{'name':'a'}").status()).isEqualTo(500);
        assertThat(client.get("products").status()).isEqualTo(200);
        assertThat(client.post("products", "{'name':'a'}").status()).isEqualTo(500);

        store.faults().clear();
        assertThat(client.post("products", "{'name':'a'}").status()).isEqualTo(201);
    }

    @Test
    void randomFaultsRepeatWithTheirSeed() {
        store.faults().random(42, 0.5, Fault.fatal500(), Fault.badGateway());
        List<Integer> first = statuses();
        store.faults().clear().random(42, 0.5, Fault.fatal500(), Fault.badGateway());

        assertThat(statuses()).isEqualTo(first);
        assertThat(Set.copyOf(first)).isEqualTo(Set.of(200, 500, 502));
    }

    private List<Integer> statuses() {
        return java.util.stream.IntStream.range(0, 30)
                .mapToObj(i -> client.get("products").status())
                .toList();
    }

    @Test
    void revokedCredentialsAre401UntilAcceptedAgain() {
        store.revokeCredentials();
        assertThat(client.get("products").code()).isEqualTo("woocommerce_rest_cannot_view");

        store.acceptCredentials();
        assertThat(client.get("products").status()).isEqualTo(200);

        store.faults().next(Fault.unauthorised());
        assertThat(client.get("products").status()).isEqualTo(401);
    }

    @Test
    void outageRefusesConnectionsAndKeepsTheData() {
        client.post("products", "{'name':'kept'}");
        URI before = store.url();

        store.stop();
        assertThatThrownBy(() -> client.raw("GET", "products", "")).isInstanceOf(IOException.class);

        store.restart();
        assertThat(store.url()).isEqualTo(before);
        assertThat(client.get("products").json()).hasSize(1);
    }

    @Test
    void requestsAreRecorded() {
        client.post("products?_fields=id", "{'name':'a'}");

        RecordedRequest request = store.requests().get(0);

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("products");
        assertThat(request.query()).containsEntry("_fields", "id");
        assertThat(request.body().path("name").asText()).isEqualTo("a");
        assertThat(request.status()).isEqualTo(201);
        assertThat(store.maximumRequestsInFlight()).isEqualTo(1);
        store.clearRequests();
        assertThat(store.requests()).isEmpty();
    }
}
