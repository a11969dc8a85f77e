package io.github.wooautosync.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wooautosync.test.store.FakeStore;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Removals that the fuse holds are seen and confirmed. */
class RemovalApiTest {

    @Test
    void whatTheFuseHoldsGoesWhenItIsConfirmed() {
        try (RestHost host = RestHost.start()) {
            RestCaller caller = host.caller("alice");
            FakeStore store = host.store("Store A");
            String path = "/connections/" + host.connect(caller, store);
            caller.put(path, "{\"policy\": {\"whenProductIsDeleted\": \"trash\"}}")
                    .expect(200);
            host.pim.putMany(1, 30);
            caller.post("/connections/export", "{\"productIds\": " + numbers(1, 30) + "}")
                    .expect(200);
            caller.post(path + "/confirm-removals", null).expect(200);
            host.delete(1, 20);

            JsonNode held = Awaitility.await()
                    .until(
                            () -> caller.get(path + "/sync-status?status=error")
                                    .json()
                                    .path("data"),
                            data -> data.size() == 20);
            assertThat(held).allMatch(one -> one.path("errorCode").asText().equals("removal_held"));
            assertThat(caller.get(path).json().at("/health/code").asText()).isEqualTo("removal_held");
            assertThat(caller.get(path + "/dry-run")
                            .expect(200)
                            .json()
                            .at("/counts/hold")
                            .asInt())
                    .isEqualTo(20);
            assertThat(published(store)).isEqualTo(30);

            assertThat(caller.post(path + "/confirm-removals", null)
                            .expect(200)
                            .json()
                            .path("confirmed")
                            .asInt())
                    .isEqualTo(20);

            Awaitility.await().untilAsserted(() -> assertThat(published(store)).isEqualTo(10));
            Awaitility.await()
                    .untilAsserted(() -> assertThat(caller.get(path + "/stats")
                                    .json()
                                    .path("total")
                                    .asInt())
                            .isEqualTo(10));
        }
    }

    private static long published(FakeStore store) {
        return store.products().stream()
                .filter(product -> product.path("status").asText().equals("publish"))
                .count();
    }

    private static String numbers(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(Long::toString).collect(Collectors.joining(",", "[", "]"));
    }
}
