package io.github.wooautosync.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.WooAutoSync;
import io.github.wooautosync.catalog.ProductSource;
import io.github.wooautosync.engine.EngineSettings;
import io.github.wooautosync.engine.RetryPolicy;
import io.github.wooautosync.woo.WooClientFactory;
import io.github.wooautosync.woo.http.HttpWooClientFactory;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Every property has an effect, and none has another default than the builder. */
class WooAutoSyncPropertiesTest {

    /** Those whose effect other tests show. */
    private static final Set<String> ELSEWHERE = Set.of(
            "enabled", // WooAutoSyncAutoConfigurationTest
            "storage", // PersistenceUnitTest, SetupFailureTest
            "initialize-schema", // PersistenceUnitTest, SetupFailureTest
            "encryption-key", // StoredSecretsTest
            "encryption-key-id", // StoredSecretsTest
            "former-encryption-keys", // StoredSecretsTest
            "plaintext-secrets", // StoredSecretsTest
            "jpa.entity-manager-factory", // PersistenceUnitTest
            "health.maximum-connections", // HostOperationsTest
            "metrics.maximum-connections", // HostOperationsTest
            "metrics.refresh-interval"); // HostOperationsTest

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(WooAutoSyncAutoConfiguration.class))
            .withBean(ProductSource.class, () -> (ids, context) -> Map.of());

    @Test
    void theDefaultsAreThoseOfTheBuilders() {
        runner.run(context -> {
            assertThat(new DirectFieldAccessor(context.getBean(WooAutoSync.class)).getPropertyValue("engine.settings"))
                    .isEqualTo(EngineSettings.builder().build());
            assertThat(context.getBean(RetryPolicy.class)).isEqualTo(RetryPolicy.standard());
            try (HttpWooClientFactory standard = HttpWooClientFactory.create()) {
                assertThat(context.getBean(WooClientFactory.class)).hasToString(standard.toString());
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "background-threads, false, engine.settings.backgroundThreads, false",
        "node-name, left, engine.parts.nodeName, left",
        "coalescing-window, 2s, engine.settings.coalescingWindow, PT2S",
        "poll-interval, 7s, engine.settings.pollInterval, PT7S",
        "batch-size, 9, engine.settings.batchSize, 9",
        "parallel-batches, 2, engine.settings.parallelBatches, 2",
        "history.retention, 9d, engine.parts.attemptRetention.age, PT216H",
        "history.attempts-per-product, 7, engine.parts.attemptRetention.perProduct, 7",
        "parallel-connections, 3, engine.settings.parallelConnections, 3",
        "request-timeout, 20s, engine.settings.requestTimeout, PT20S",
        "lease-duration, 4m, engine.settings.leaseDuration, PT4M",
        "doubt-period, 50s, engine.settings.doubtPeriod, PT50S",
        "authorisation-probe-interval, 9m, engine.settings.authorisationProbeInterval, PT9M",
        "close-timeout, 5s, engine.settings.closeTimeout, PT5S",
        "allow-private-image-urls, true, engine.settings.privateImageUrlsAllowed, true",
        "retry.first-delay, 1s, engine.settings.retryPolicy.firstDelay, PT1S",
        "retry.max-delay, 2h, engine.settings.retryPolicy.maxDelay, PT2H",
        "retry.max-attempts, 4, engine.settings.retryPolicy.maxAttempts, 4",
        "allow-plain-http, true, connections.plainHttpAllowed, true",
        "allow-private-addresses, true, engine.settings.privateImageUrlsAllowed, true",
        "http.connect-timeout, 3s, engine.parts.clients.settings.connectTimeout, PT3S",
        "http.maximum-answer-size, 1MB, engine.parts.clients.settings.maximumAnswerSize, 1048576",
        "http.user-agent, pim/1, engine.parts.clients.settings.userAgent, pim/1",
    })
    void aPropertyReachesItsPlace(String property, String value, String place, String expected) {
        runner.withPropertyValues("woo.autosync." + property + "=" + value)
                .run(context -> assertThat(
                                new DirectFieldAccessor(context.getBean(WooAutoSync.class)).getPropertyValue(place))
                        .hasToString(expected));
    }

    @Test
    void whatIsAllowedIsAllowedForTheClientToo() {
        runner.withPropertyValues(
                        "woo.autosync.allow-plain-http=true",
                        "woo.autosync.allow-private-addresses=true",
                        "woo.autosync.request-timeout=20s")
                .run(context -> assertThat(
                                context.getBean(WooClientFactory.class).toString())
                        .contains("plainHttpAllowed=true", "privateAddressesAllowed=true", "requestTimeout=PT20S"));
    }

    @Test
    void everyPropertyIsTested() throws Exception {
        Set<String> all = ConfigurationReferenceTest.properties().stream()
                .map(property -> property.path("name").asText().substring("woo.autosync.".length()))
                .filter(name -> !name.startsWith("web."))
                .collect(Collectors.toCollection(TreeSet::new));
        CsvSource tested = getClass()
                .getDeclaredMethod("aPropertyReachesItsPlace", String.class, String.class, String.class, String.class)
                .getAnnotation(CsvSource.class);

        Set<String> shown = new TreeSet<>(ELSEWHERE);
        Stream.of(tested.value()).map(row -> row.substring(0, row.indexOf(','))).forEach(shown::add);
        assertThat(shown).isEqualTo(all);
    }
}
