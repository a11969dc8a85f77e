package io.github.wooautosync.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wooautosync.AutoSyncService;
import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.spring.web.RestCaller.Answer;
import io.github.wooautosync.test.store.FakeStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StatusApiTest {

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
    void theStatusOfProductsHasTheShapeOfTheOrigin() {
        RestCaller caller = host.caller("shape");
        String path = "/connections/" + host.connect(caller, host.store("Shape"));
        host.pim.putMany(101, 102);
        export(caller, "[101, 102]");

        Answer status = caller.get(path + "/sync-status?productIds=102,101,103").expect(200);

        JsonNode data = status.json().path("data");
        assertThat(data).hasSize(2);
        JsonNode first = data.get(0);
        assertThat(first.path("productId").toString()).isEqualTo("102");
        assertThat(first.path("syncStatus").asText()).isEqualTo("synced");
        assertThat(first.path("wooProductId").isIntegralNumber()).isTrue();
        assertThat(first.path("errorMessage").isNull()).isTrue();
        assertThat(first.path("lastExportedAt").isTextual()).isTrue();
        assertThat(status.json().path("next").isNull()).isTrue();
    }

    @Test
    void anIdMayHoldAComma() {
        RestCaller caller = host.caller("comma");
        String path = "/connections/" + host.connect(caller, host.store("Comma"));
        host.pim.put(ProductId.of("a,b"), "1.00");
        export(caller, "[\"a,b\"]");

        assertThat(caller.get(path + "/sync-status?productId=a%2Cb").json().path("data"))
                .hasSize(1);
        assertThat(caller.get(path + "/sync-status?productIds=a%2Cb").json().path("data"))
                .isEmpty();
    }

    @Test
    void withoutIdsStatusesComePageByPage() {
        RestCaller caller = host.caller("pages");
        String path = "/connections/" + host.connect(caller, host.store("Pages"));
        host.pim.putMany(201, 205);
        export(caller, "[201, 202, 203, 204, 205, 999]");

        List<Long> seen = new ArrayList<>();
        String next = path + "/sync-status?limit=2";
        int pages = 0;
        while (!next.isEmpty()) {
            JsonNode page = caller.get(next).expect(200).json();
            page.path("data").forEach(one -> seen.add(one.path("productId").asLong()));
            next = page.path("next").isNull()
                    ? ""
                    : path + "/sync-status?limit=2&after=" + page.path("next").asLong();
            pages++;
        }

        assertThat(seen).containsExactly(201L, 202L, 203L, 204L, 205L);
        assertThat(pages).isEqualTo(3);
        assertThat(caller.get(path + "/sync-status?status=error").json().path("data"))
                .isEmpty();
        assertThat(caller.get(path + "/sync-status?status=synced").json().path("data"))
                .hasSize(5);
    }

    @Test
    void aFailedProductShowsCauseAndRemedyAndIsTriedAgain() {
        RestCaller caller = host.caller("failed");
        FakeStore store = host.store("Failed");
        String path = "/connections/" + host.connect(caller, store);
        ProductId id = ProductId.of(301);
        host.pim.put(Product.builder(id)
                .name("Shirt")
                .sku("SHIRT")
                .price("10")
                .salePrice(new BigDecimal("12"))
                .build());
        export(caller, "[301]");

        JsonNode failed = caller.get(path + "/products/301").expect(200).json();
        assertThat(failed.path("syncStatus").asText()).isEqualTo("error");
        assertThat(failed.path("errorCode").asText()).isNotBlank();
        assertThat(failed.path("errorCause").asText()).isNotBlank();
        assertThat(failed.path("errorRemedy").asText()).isNotBlank();
        assertThat(caller.get(path + "/stats").json().path("error").asInt()).isEqualTo(1);

        host.pim.put(Product.builder(id)
                .name("Shirt")
                .sku("SHIRT")
                .price("10")
                .salePrice(new BigDecimal("8"))
                .build());
        assertThat(caller.post(path + "/retry", "{\"productIds\": [301]}")
                        .expect(200)
                        .json()
                        .path("retried")
                        .asInt())
                .isEqualTo(1);

        awaitStatus(caller, path, 301, "synced");
        assertThat(caller.post(path + "/retry", null)
                        .expect(200)
                        .json()
                        .path("retried")
                        .asInt())
                .isZero();
    }

    @Test
    void numbersOfAConnectionHaveTwoNames() {
        RestCaller caller = host.caller("numbers");
        String path = "/connections/" + host.connect(caller, host.store("Numbers"));
        host.pim.putMany(401, 403);
        export(caller, "[401, 402, 403]");

        Answer stats = caller.get(path + "/stats").expect(200);

        assertThat(stats.json().path("total").asInt()).isEqualTo(3);
        assertThat(stats.json().path("synced").asInt()).isEqualTo(3);
        assertThat(stats.json().path("lastSyncedAt").isTextual()).isTrue();
        assertThat(stats.json().path("health").path("state").asText()).isEqualTo("ok");
        assertThat(caller.get(path + "/sync-stats").expect(200).json()).isEqualTo(stats.json());
    }

    @Test
    void aProductIsPutPausedResumedAndForgotten() {
        RestCaller caller = host.caller("single");
        FakeStore store = host.store("Single");
        String path = "/connections/" + host.connect(caller, store);
        host.pim.put(501, "10.00");
        caller.get(path + "/products/501").expectProblem(404, "unknown-product", "productId");

        JsonNode put = caller.put(path + "/products/501", null).expect(200).json();
        assertThat(put.path("syncStatus").asText()).isEqualTo("synced");
        assertThat(store.productsBySku("SKU-501")).hasSize(1);

        assertThat(caller.post(path + "/products/pause", "{\"productIds\": [501, 999]}")
                        .expect(200)
                        .json()
                        .path("switched")
                        .asInt())
                .isEqualTo(1);
        edit("single", 501, "11.00");
        awaitStatus(caller, path, 501, "paused");
        assertThat(price(store, 501)).isEqualTo("10.00");
        assertThat(caller.post(path + "/products/resume", "{\"productIds\": [501]}")
                        .expect(200)
                        .json()
                        .path("switched")
                        .asInt())
                .isEqualTo(1);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> price(store, 501).equals("11.00"));

        caller.put(path + "/products/501", "{\"fieldsToExport\": [\"name\", \"sku\"], \"autoSync\": false}")
                .expect(200);
        edit("single", 501, "12.00");
        awaitStatus(caller, path, 501, "paused");

        caller.delete(path + "/products/501").expect(204);
        caller.delete(path + "/products/501").expectProblem(404, "unknown-product", "productId");
        assertThat(store.productsBySku("SKU-501")).hasSize(1);
        caller.put(path + "/products/998", null).expectProblem(404, "unknown-product", "productId");
    }

    private static void edit(String owner, long id, String price) {
        host.pim.put(id, price);
        host.bean(AutoSyncService.class).autoSyncProductUpdate(ProductId.of(id), OwnerId.of(owner));
    }

    private static String price(FakeStore store, long id) {
        return store.productsBySku("SKU-" + id).get(0).path("regular_price").asText();
    }

    private static void awaitStatus(RestCaller caller, String path, long id, String status) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> caller.get(path + "/products/" + id).text("syncStatus"), status::equals);
    }

    private static void export(RestCaller caller, String ids) {
        caller.post("/connections/export", "{\"productIds\": " + ids + "}").expect(200);
    }
}
