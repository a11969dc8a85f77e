package io.github.wooautosync.spring.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wooautosync.ConnectionService;
import io.github.wooautosync.ExportRequest;
import io.github.wooautosync.ExportService;
import io.github.wooautosync.NewConnection;
import io.github.wooautosync.connection.ConnectionHealth;
import io.github.wooautosync.connection.ConnectionStore;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.spring.BootGeneration;
import io.github.wooautosync.spring.RepositoryRoot;
import io.github.wooautosync.spring.host.Articles;
import io.github.wooautosync.spring.host.HostApplication;
import io.github.wooautosync.spring.host.TestHost;
import io.github.wooautosync.spring.host.WebHostApplication;
import io.github.wooautosync.test.store.FakeStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.search.MeterNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;

/** Health, meters and endpoint in a running host. */
class HostOperationsTest {

    private static final String METERS = "woo.autosync.";
    private static final String SECRET = "cs_never-shown-0123456789";

    @Test
    void oneBadStoreIsADetailAndOnlyAllOfThemAreDown() {
        try (TestHost host = TestHost.quiet("woo.autosync.metrics.refresh-interval=1ms")) {
            assertThat(health(host).getKey()).as("without connections").isEqualTo("UP");
            ConnectionId bad = connect(host, "https://a.example");
            ConnectionId good = connect(host, "https://b.example");
            assertThat(health(host).getKey()).isEqualTo("UP");

            trouble(host, bad);
            assertThat(health(host).getKey()).isEqualTo("UP");
            assertThat(health(host).getValue())
                    .containsEntry("connections", 2)
                    .containsEntry("inTrouble", 1L)
                    .extractingByKey("stores")
                    .asString()
                    .contains("UNAUTHORISED", "invalid_key", "OK")
                    .doesNotContain(SECRET, "ck_never");

            trouble(host, good);
            assertThat(health(host).getKey()).isEqualTo("DOWN");

            host.bean(ConnectionService.class).deactivate(OwnerId.of(Articles.OWNER), good);
            host.bean(ConnectionService.class).deactivate(OwnerId.of(Articles.OWNER), bad);
            assertThat(health(host).getKey()).as("paused on purpose").isEqualTo("UP");

            captureLagTellsOfChangesThatNobodyTakesUp(host);
        }
    }

    private static void captureLagTellsOfChangesThatNobodyTakesUp(TestHost host) {
        MeterRegistry meters = host.bean(MeterRegistry.class);
        assertThat(meters.get("woo.autosync.capture.lag").gauge().value()).isZero();

        host.articles().direct(1);

        await().until(() -> meters.get("woo.autosync.capture.lag").gauge().value() > 0);
    }

    @Test
    void whatIsShownIsBoundedAndNumbersAreNotReadAgainAtOnce() {
        try (TestHost host = TestHost.quiet(
                "woo.autosync.health.maximum-connections=1",
                "woo.autosync.metrics.maximum-connections=1",
                "woo.autosync.metrics.refresh-interval=1h")) {
            tagsAreBounded(host.bean(ConnectionTags.class));
            numbersAreNotReadAgainAtOnce(host);
            connectionsInTroubleAreShownFirst(host);
        }
    }

    private static void tagsAreBounded(ConnectionTags tags) {
        assertThat(tags.of(ConnectionId.of("first"))).isEqualTo("first");
        assertThat(tags.of(ConnectionId.of("second"))).isEqualTo("other");
        assertThat(tags.of(ConnectionId.of("first"))).isEqualTo("first");
    }

    private static void numbersAreNotReadAgainAtOnce(TestHost host) {
        MeterRegistry meters = host.bean(MeterRegistry.class);
        assertThat(meters.get("woo.autosync.capture.lag").gauge().value()).isZero();

        host.articles().direct(1);

        assertThat(meters.get("woo.autosync.capture.lag").gauge().value()).isZero();
    }

    private static void connectionsInTroubleAreShownFirst(TestHost host) {
        connect(host, "https://a.example");
        ConnectionId bad = connect(host, "https://b.example");
        connect(host, "https://c.example");
        trouble(host, bad);

        assertThat(health(host).getValue())
                .containsEntry("connections", 3)
                .extractingByKey("stores")
                .asString()
                .contains(bad.value(), "UNAUTHORISED")
                .doesNotContain("OK");
    }

    @Test
    void metersCountWhatHappensAlsoWithoutHealth() throws IOException {
        try (FakeStore store = FakeStore.builder().name("Shop").start();
                TestHost host = TestHost.start(
                        HostApplication.class,
                        "woo.autosync.metrics.refresh-interval=1ms",
                        "management.health.wooAutoSync.enabled=false")) {
            assertThat(host.context().containsBean("wooAutoSyncHealthIndicator"))
                    .isFalse();
            MeterRegistry meters = host.bean(MeterRegistry.class);
            host.articles().add(1, "10.00");
            host.articles().add(2, "10.00");
            ConnectionId shop = connect(host, store);
            host.bean(ExportService.class).export(ExportRequest.of(shop, ProductId.of(1), ProductId.of(2)));

            eventually().untilAsserted(() -> {
                assertThat(pushes(meters, shop.value(), "created")).isEqualTo(2);
                assertThat(meters.get("woo.autosync.batch.size").summary().totalAmount())
                        .isEqualTo(2);
                assertThat(meters.get("woo.autosync.batch.duration").timer().count())
                        .isEqualTo(1);
            });
            assertThat(gauge(meters, "woo.autosync.connections", "state", "ok")).isEqualTo(1);
            assertThat(meters.get("woo.autosync.requests.in.flight").gauge().value())
                    .isZero();

            store.stop();
            host.articles().changePrice(1, "11.00");
            eventually().untilAsserted(() -> {
                gauge(meters, "woo.autosync.connections", "state", "ok");
                assertThat(gauge(meters, "woo.autosync.lag", "connection", shop.value()))
                        .isPositive();
            });

            store.restart();
            host.bean(ConnectionService.class).activate(OwnerId.of(Articles.OWNER), shop);
            eventually().untilAsserted(() -> {
                assertThat(pushes(meters, shop.value(), "updated")).isPositive();
                assertThat(gauge(meters, "woo.autosync.lag", "connection", shop.value()))
                        .isZero();
            });
            assertThat(names(meters)).isEqualTo(documentedMeters());
            assertThat(meters.getMeters())
                    .filteredOn(meter -> meter.getId().getName().startsWith(METERS))
                    .flatExtracting(meter -> meter.getId().getTags())
                    .extracting(Tag::getKey)
                    .containsOnly("connection", "outcome", "state");
        }
    }

    /** A meter is there from its first event on. */
    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofMinutes(1)).ignoreException(MeterNotFoundException.class);
    }

    private static Set<String> names(MeterRegistry meters) {
        return meters.getMeters().stream()
                .map(meter -> meter.getId().getName())
                .filter(name -> name.startsWith(METERS))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> documentedMeters() throws IOException {
        String page = Files.readString(RepositoryRoot.resolve("docs/spring.md"));
        String entry = page.substring(page.indexOf("- **Meters**"), page.indexOf("- **Endpoint**"));
        return Pattern.compile("`(?:woo\\.autosync)?(\\.[a-z.]+)`")
                .matcher(entry)
                .results()
                .map(found -> METERS + found.group(1).substring(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theEndpointShowsConnectionsAndTheirNumbersAndNoSecrets() throws Exception {
        try (TestHost host = TestHost.start(
                WebApplicationType.SERVLET,
                WebHostApplication.class,
                "spring.security.user.password=pw",
                "woo.autosync.background-threads=false",
                "management.endpoints.web.exposure.include=*",
                "management.endpoint.health.show-details=always")) {
            ConnectionId shop = connect(host, "https://a.example");

            JsonNode all = get(host, "/actuator/wooautosync");
            assertThat(all.path("total").asInt()).isEqualTo(1);
            assertThat(all.path("connections").path(0).path("id").asText()).isEqualTo(shop.value());

            JsonNode one = get(host, "/actuator/wooautosync/" + shop.value());
            assertThat(one.path("state").asText()).isEqualTo("OK");
            assertThat(one.path("products").path("synced").asInt(-1)).isZero();

            JsonNode health = get(host, "/actuator/health");
            assertThat(health.path("components")
                            .path("wooAutoSync")
                            .path("status")
                            .asText())
                    .isEqualTo("UP");
            assertThat(all + "" + one + health + get(host, "/actuator/configprops") + get(host, "/actuator/env"))
                    .doesNotContain(SECRET)
                    .doesNotContain(TestHost.KEY);
        }
    }

    private static Map.Entry<String, Map<String, Object>> health(TestHost host) {
        return BootGeneration.health(host.context());
    }

    private static double pushes(MeterRegistry meters, String connection, String outcome) {
        return meters.get("woo.autosync.pushes")
                .tag("connection", connection)
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private static double gauge(MeterRegistry meters, String name, String key, String value) {
        return meters.get(name).tag(key, value).gauge().value();
    }

    private static void trouble(TestHost host, ConnectionId connection) {
        host.bean(ConnectionStore.class)
                .updateHealth(
                        connection,
                        new ConnectionHealth(
                                ConnectionHealth.State.UNAUTHORISED,
                                Instant.parse("2026-01-01T00:00:00Z"),
                                Optional.of("invalid_key"),
                                Optional.of("The store refuses the key"),
                                1,
                                Optional.empty()));
    }

    private static ConnectionId connect(TestHost host, FakeStore store) {
        return connect(host, store.url().toString(), store.consumerKey(), store.consumerSecret());
    }

    private static ConnectionId connect(TestHost host, String url) {
        return connect(host, url, "ck_never-shown-0123456789", SECRET);
    }

    private static ConnectionId connect(TestHost host, String url, String key, String secret) {
        return host.bean(ConnectionService.class)
                .connect(NewConnection.builder()
                        .owner(OwnerId.of(Articles.OWNER))
                        .storeUrl(url)
                        .consumerKey(key)
                        .consumerSecret(secret)
                        .build());
    }

    private static JsonNode get(TestHost host, String path) throws Exception {
        String port = host.context().getEnvironment().getRequiredProperty("local.server.port");
        String basic = Base64.getEncoder().encodeToString("user:pw".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .header("Authorization", "Basic " + basic)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }
}
