package io.github.wooautosync.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.spring.web.RestCaller.Answer;
import io.github.wooautosync.test.store.FakeStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Keys and secrets are taken and never given back, whatever goes wrong. */
@ExtendWith(OutputCaptureExtension.class)
class SecrecyTest {

    private static final String KEY = "ck_1234567890abcdef";
    private static final String SECRET = "cs_fedcba0987654321";
    private static final String OTHER_KEY = "ck_aaaabbbbccccdddd";
    private static final String OTHER_SECRET = "cs_ddddccccbbbbaaaa";

    @Test
    void neitherAnswersNorLogsHoldASecret(CapturedOutput log) {
        List<Answer> answers = new ArrayList<>();
        FakeStore store = FakeStore.builder().credentials(KEY, SECRET).tls(true).start();
        try (store;
                RestHost host = RestHost.start(
                        "logging.level.io.github.wooautosync=DEBUG", "logging.level.org.springframework=DEBUG")) {
            RestCaller caller = host.caller("alice");
            host.pim.putMany(101, 102);
            String connection = RestHost.connection(store);
            answers.add(caller.post("/connections/test", connection));
            answers.add(caller.post("/connections/test", connection.replace(SECRET, OTHER_SECRET)));
            answers.add(caller.post("/connections", connection));
            String path = "/connections/" + answers.get(2).text("id");
            answers.add(caller.post("/connections", connection));
            answers.add(caller.post("/connections", connection.replace("https", "http")));
            answers.add(caller.post("/connections", connection.replace("\"storeName\"", "\"nonsense\"")));
            answers.add(caller.post("/connections", connection.replace("}", ",}")));
            answers.add(caller.post("/connections", "{\"consumerSecret\": " + SECRET + "}"));
            answers.add(caller.post("/connections", "{\"" + SECRET + "\": 1, \"" + SECRET + "\": 2}"));
            answers.add(caller.post(
                    "/connections",
                    connection.replace(store.url().toString(), "https://" + KEY + ":" + SECRET + "@x.example")));
            answers.add(caller.post("/connections/export", "{\"productIds\": [101]}"));
            answers.add(caller.put(
                    path, "{\"consumerKey\": \"" + OTHER_KEY + "\", \"consumerSecret\": \"" + OTHER_SECRET + "\"}"));
            answers.add(caller.post(path + "/test", null));
            answers.add(caller.post("/connections/export", "{\"productIds\": [101, 102]}"));
            answers.add(caller.get(path));
            answers.add(caller.get("/connections"));
            answers.add(caller.get("/connections/default"));
            answers.add(caller.get(path + "/sync-status"));
            answers.add(caller.get(path + "/stats"));
            answers.add(caller.get(path + "/history"));
        }

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isLessThan(500);
            assertThat(answer.toString()).doesNotContain(KEY, SECRET, OTHER_KEY, OTHER_SECRET);
        });
        assertThat(log.getAll()).contains("Connected").doesNotContain(KEY, SECRET, OTHER_KEY, OTHER_SECRET);
    }
}
