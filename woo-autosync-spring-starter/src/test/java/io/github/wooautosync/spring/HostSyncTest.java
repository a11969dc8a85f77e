package io.github.wooautosync.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.wooautosync.ConnectionService;
import io.github.wooautosync.ExportRequest;
import io.github.wooautosync.ExportService;
import io.github.wooautosync.NewConnection;
import io.github.wooautosync.event.SyncEvent;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.SyncRecordStore;
import io.github.wooautosync.spring.host.Articles;
import io.github.wooautosync.spring.host.HostApplication;
import io.github.wooautosync.spring.host.TestHost;
import io.github.wooautosync.spring.host.WebHostApplication;
import io.github.wooautosync.test.store.FakeStore;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

/** A whole host and a store: what changes here arrives there. */
class HostSyncTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.main.lazy-initialization=true",
                "woo.autosync.storage=memory",
                "spring.threads.virtual.enabled=false"
            })
    void aChangeArrives(String property) {
        syncs(property);
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void aChangeArrivesWithVirtualThreads() {
        syncs("spring.threads.virtual.enabled=true");
    }

    private static void syncs(String property) {
        try (FakeStore store = FakeStore.builder().name("Shop").start();
                TestHost host = TestHost.start(HostApplication.class, property)) {
            Queue<SyncEvent> events = new ConcurrentLinkedQueue<>();
            host.context().addApplicationListener(listener(events));
            host.articles().add(1, "10.00");
            ConnectionId shop = connect(host, store);
            host.bean(ExportService.class).export(ExportRequest.of(shop, ProductId.of(1)));

            host.articles().changePrice(1, "12.50");

            await().atMost(LONG).until(() -> price(store, 1).compareTo(new BigDecimal("12.50")) == 0);
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(events)
                            .filteredOn(event -> event instanceof SyncEvent.ProductPushed)
                            .hasSize(2));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "true"})
    @EnabledForJreRange(min = JRE.JAVA_21)
    void aRequestIsServedWithAnOpenViewOnEitherKindOfThreads(String virtual) throws Exception {
        servesAndSyncs("spring.threads.virtual.enabled=" + virtual, "spring.jpa.open-in-view=true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "true"})
    void aRequestIsServedWithAnOpenViewAndWithout(String open) throws Exception {
        servesAndSyncs("spring.jpa.open-in-view=" + open);
    }

    /** The view loads the article before any transaction, so the change is flushed by a transaction that did not load it. */
    private static void servesAndSyncs(String... properties) throws Exception {
        try (FakeStore store = FakeStore.builder().name("Shop").start();
                TestHost host = TestHost.start(
                        WebApplicationType.SERVLET,
                        WebHostApplication.class,
                        Stream.concat(Stream.of("spring.security.user.password=pw"), Stream.of(properties))
                                .toArray(String[]::new))) {
            host.articles().add(1, "10.00");
            ConnectionId shop = connect(host, store);
            host.bean(ExportService.class).export(ExportRequest.of(shop, ProductId.of(1)));

            String port = host.context().getEnvironment().getRequiredProperty("local.server.port");
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/price?id=1&price=14.50"))
                                    .header("Authorization", "Basic " + base64("user:pw"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            await().atMost(LONG).until(() -> price(store, 1).compareTo(new BigDecimal("14.50")) == 0);
        }
    }

    @Test
    void aShutdownLetsRequestsInFlightEnd() throws Exception {
        String url = "jdbc:h2:mem:drained;DB_CLOSE_DELAY=-1";
        try (FakeStore store = FakeStore.builder()
                .name("Slow")
                .serviceTime(Duration.ofMillis(700), Duration.ZERO)
                .start()) {
            try (TestHost host = TestHost.start(HostApplication.class, "spring.datasource.url=" + url)) {
                List<ProductId> ids =
                        LongStream.rangeClosed(1, 20).mapToObj(ProductId::of).toList();
                LongStream.rangeClosed(1, 20).forEach(id -> host.articles().add(id, "5.00"));
                host.bean(ExportService.class).start(ExportRequest.of(connect(host, store), ids));
                await().atMost(LONG).until(() -> store.requestsInFlight() > 0);
            }
            assertThat(store.requestsInFlight()).isZero();
            try (Connection connection = DriverManager.getConnection(url, "sa", "");
                    ResultSet inFlight =
                            connection.createStatement().executeQuery("select count(*) from woo_in_flight")) {
                inFlight.next();
                assertThat(inFlight.getInt(1)).isZero();
            }
        }
    }

    @Test
    void inMemoryAChangeIsNotedWithTheCommitAndOnlyThen() {
        try (TestHost host = TestHost.quiet("woo.autosync.storage=memory")) {
            SyncRecordStore records = host.bean(SyncRecordStore.class);
            Articles articles = host.articles();
            OwnerId owner = OwnerId.of(Articles.OWNER);
            List<ProductId> both = List.of(ProductId.of(1), ProductId.of(2));

            articles.run(() -> {
                articles.direct(1);
                assertThat(records.capturedProducts(owner, both)).isEmpty();
            });
            assertThat(records.capturedProducts(owner, both)).containsExactly(ProductId.of(1));

            assertThatThrownBy(() -> articles.run(() -> {
                        articles.direct(2);
                        throw new IllegalStateException("undo");
                    }))
                    .hasMessage("undo");
            assertThat(records.capturedProducts(owner, both)).containsExactly(ProductId.of(1));
        }
    }

    private static ApplicationListener<PayloadApplicationEvent<SyncEvent>> listener(Queue<SyncEvent> events) {
        return ApplicationListener.forPayload(events::add);
    }

    private static ConnectionId connect(TestHost host, FakeStore store) {
        return host.bean(ConnectionService.class)
                .connect(NewConnection.builder()
                        .owner(OwnerId.of(Articles.OWNER))
                        .storeUrl(store.url().toString())
                        .consumerKey(store.consumerKey())
                        .consumerSecret(store.consumerSecret())
                        .build());
    }

    private static BigDecimal price(FakeStore store, long id) {
        return new BigDecimal(
                store.productsBySku("SKU-" + id).get(0).path("regular_price").asText());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
