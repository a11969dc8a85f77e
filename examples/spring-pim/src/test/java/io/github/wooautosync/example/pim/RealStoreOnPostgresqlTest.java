package io.github.wooautosync.example.pim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.wooautosync.ConnectionService;
import io.github.wooautosync.ExportReport;
import io.github.wooautosync.ExportRequest;
import io.github.wooautosync.ExportService;
import io.github.wooautosync.SyncStatusService;
import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.example.pim.catalog.Article;
import io.github.wooautosync.example.pim.catalog.ArticleForm;
import io.github.wooautosync.example.pim.catalog.Articles;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.test.store.FakeStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The PIM on PostgreSQL, with a store that does not belong to it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealStoreOnPostgresqlTest {

    private static final OwnerId ANNA = OwnerId.of("anna");
    private static final String KEY = "ck_0123456789";

    private final EmbeddedPostgres database = startedDatabase();
    private final FakeStore store = FakeStore.builder()
            .name("Somewhere else")
            .credentials(KEY, "cs_0123456789")
            .allowPrivateImageHosts(true)
            .start();

    @AfterAll
    void stop() throws IOException {
        store.close();
        database.close();
    }

    @BeforeAll
    void startOnceWithAKeyThatIsWrong() {
        try (ConfigurableApplicationContext pim = start("cs_mistyped")) {
            Connection real = realStore(pim);

            assertThat(pim.getBean(ConnectionService.class)
                            .test(ANNA, real.id())
                            .success())
                    .isFalse();
        }
    }

    @Test
    void itIsConnectedWithTheKeyOfTheLastStartAndFollowsThePim() {
        try (ConfigurableApplicationContext pim = start("cs_0123456789")) {
            Articles articles = pim.getBean(Articles.class);
            Connection real = realStore(pim);
            Article shirt = articles.of("anna").stream()
                    .filter(article -> article.getSku().equals("DEMO-SHIRT"))
                    .findFirst()
                    .orElseThrow();
            long id = Objects.requireNonNull(shirt.getId());

            ExportReport report =
                    pim.getBean(ExportService.class).export(ExportRequest.of(real.id(), ProductId.of(id)));
            assertThat(report.success()).as(report.toString()).isTrue();

            ArticleForm form = articles.form("anna", id).orElseThrow();
            articles.change("anna", id, form.withName("Club shirt of the year"));
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(store.productsBySku("DEMO-SHIRT"))
                            .singleElement()
                            .extracting(product -> product.path("name").asText())
                            .isEqualTo("Club shirt of the year"));

            articles.delete("anna", id);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> pim.getBean(SyncStatusService.class)
                            .syncStatus(real.id(), ProductId.of(id))
                            .isEmpty());
        }
    }

    private ConfigurableApplicationContext start(String secret) {
        int port = FreePort.find();
        return SpringApplication.run(
                PimApplication.class,
                "--server.port=" + port,
                "--pim.first-store-port=0",
                "--spring.profiles.active=postgresql",
                "--PIM_DATABASE_URL=" + database.getJdbcUrl("postgres", "postgres"),
                "--PIM_DATABASE_USER=postgres",
                "--WOO_STORE_URL=" + store.url(),
                "--WOO_ALLOW_HTTP=true",
                "--WOO_CONSUMER_KEY=" + KEY,
                "--WOO_CONSUMER_SECRET=" + secret);
    }

    private Connection realStore(ConfigurableApplicationContext pim) {
        return pim.getBean(ConnectionService.class).list(ANNA).stream()
                .filter(connection -> connection.storeUrl().value().equals(store.url()))
                .findFirst()
                .orElseThrow();
    }

    private static EmbeddedPostgres startedDatabase() {
        try {
            return EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
        } catch (IOException failed) {
            throw new IllegalStateException("PostgreSQL did not start", failed);
        }
    }
}
