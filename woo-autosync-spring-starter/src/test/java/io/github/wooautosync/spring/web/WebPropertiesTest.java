package io.github.wooautosync.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.spring.web.RestCaller.Answer;
import io.github.wooautosync.test.store.FakeStore;
import io.github.wooautosync.test.store.Fault;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The properties that no other test sets have their effect. */
class WebPropertiesTest {

    @Test
    void howMuchOneCallMayAskForAndHowLongItsAnswerWaits() {
        try (RestHost host = RestHost.start(
                "woo.autosync.web.maximum-product-ids=2",
                "woo.autosync.web.export-report-limit=1",
                "woo.autosync.web.export-patience=100ms")) {
            RestCaller caller = host.caller("alice");
            FakeStore store = host.store("Store A");
            String connection = host.connect(caller, store);
            host.pim.putMany(101, 103);

            store.faults().next(10_000, Fault.hang());
            assertThat(export(caller, "[101]")
                            .expect(200)
                            .json()
                            .path("pendingCount")
                            .asInt())
                    .isEqualTo(1);
            store.faults().clear();
            export(caller, "[101, 102]").expect(202);
            export(caller, "[101, 102, 103]").expectProblem(400, "invalid-request", "productIds");
            caller.get("/connections/" + connection + "/sync-status?productIds=101,102,103")
                    .expectProblem(400, "invalid-request", "productIds");
        }
    }

    @Test
    void howManyJobsAreKeptAndForHowLong() {
        try (RestHost host = RestHost.start(
                "woo.autosync.web.exports-kept=1",
                "woo.autosync.web.export-retention=0s",
                "woo.autosync.web.export-report-limit=0")) {
            RestCaller caller = host.caller("alice");
            FakeStore store = host.store("Store A");
            host.connect(caller, store);
            host.pim.putMany(101, 101);
            store.faults().next(10_000, Fault.hang());
            String job = export(caller, "[101]").expect(202).text("id");
            export(caller, "[101]").expectProblem(429, "too-many-exports");

            caller.delete("/exports/" + job).expect(202);

            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> caller.get("/exports/" + job).status() == 404);
            store.faults().clear();
        }
    }

    private static Answer export(RestCaller caller, String ids) {
        return caller.post("/connections/export", "{\"productIds\": " + ids + "}");
    }
}
