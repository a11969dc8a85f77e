package io.github.wooautosync.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.AutoSyncService;
import io.github.wooautosync.ConnectionService;
import io.github.wooautosync.ExportService;
import io.github.wooautosync.SyncStatusService;
import io.github.wooautosync.WooAutoSync;
import io.github.wooautosync.catalog.ProductSource;
import io.github.wooautosync.connection.ConnectionStore;
import io.github.wooautosync.connection.InMemoryConnectionStore;
import io.github.wooautosync.engine.RetryPolicy;
import io.github.wooautosync.event.SyncListener;
import io.github.wooautosync.mapping.PayloadCustomizer;
import io.github.wooautosync.mapping.ProductMapper;
import io.github.wooautosync.mapping.StandardProductMapper;
import io.github.wooautosync.record.AttemptStore;
import io.github.wooautosync.record.InMemoryAttemptStore;
import io.github.wooautosync.record.InMemoryLinkStore;
import io.github.wooautosync.record.InMemorySyncRecordStore;
import io.github.wooautosync.record.InMemoryVariantLinkStore;
import io.github.wooautosync.record.LinkStore;
import io.github.wooautosync.record.SyncRecordStore;
import io.github.wooautosync.record.VariantLinkStore;
import io.github.wooautosync.woo.WooClientFactory;
import io.github.wooautosync.woo.http.HttpWooClientFactory;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What is made, and what gives way to a bean of the host's. */
class WooAutoSyncAutoConfigurationTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(WooAutoSyncAutoConfiguration.class))
            .withBean(ProductSource.class, () -> (ids, context) -> Map.of());

    @Test
    void runsOnTheGenerationThatItShall() {
        assertThat(SpringBootVersion.getVersion())
                .isEqualTo(System.getProperty("expected.spring-boot.version"))
                .startsWith(BootGeneration.NUMBER);
    }

    @Test
    void oneProductSourceIsEnough() {
        runner.run(context -> assertThat(context)
                .hasSingleBean(WooAutoSync.class)
                .hasSingleBean(AutoSyncService.class)
                .hasSingleBean(ExportService.class)
                .hasSingleBean(SyncStatusService.class)
                .hasSingleBean(ConnectionService.class));
    }

    @Test
    void itCanBeSwitchedOff() {
        runner.withPropertyValues("woo.autosync.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(WooAutoSync.class));
    }

    @Test
    @SuppressWarnings("unchecked")
    void partsOfTheHostAreUsed() {
        SyncRecordStore records = new InMemorySyncRecordStore(Clock.systemUTC());
        ConnectionStore connections = new InMemoryConnectionStore();
        LinkStore links = new InMemoryLinkStore();
        VariantLinkStore variantLinks = new InMemoryVariantLinkStore();
        AttemptStore attempts = new InMemoryAttemptStore();
        ProductMapper mapper = new StandardProductMapper();
        RetryPolicy retry = RetryPolicy.builder().maxAttempts(3).build();
        HttpWooClientFactory clients = HttpWooClientFactory.create();
        PayloadCustomizer payload = (desired, product, mapping) -> desired;
        SyncListener listener = event -> {};
        runner.withBean("records", SyncRecordStore.class, () -> records)
                .withBean("connections", ConnectionStore.class, () -> connections)
                .withBean("links", LinkStore.class, () -> links)
                .withBean("variantLinks", VariantLinkStore.class, () -> variantLinks)
                .withBean("attempts", AttemptStore.class, () -> attempts)
                .withBean("mapper", ProductMapper.class, () -> mapper)
                .withBean("retry", RetryPolicy.class, () -> retry)
                .withBean("clients", WooClientFactory.class, () -> clients)
                .withBean("payload", PayloadCustomizer.class, () -> payload)
                .withBean("listener", SyncListener.class, () -> listener)
                .run(context -> {
                    DirectFieldAccessor engine = new DirectFieldAccessor(context.getBean(WooAutoSync.class));
                    assertThat(engine.getPropertyValue("engine.parts.records")).isSameAs(records);
                    assertThat(engine.getPropertyValue("engine.parts.connections"))
                            .isSameAs(connections);
                    assertThat(engine.getPropertyValue("engine.parts.links")).isSameAs(links);
                    assertThat(engine.getPropertyValue("engine.parts.variantLinks"))
                            .isSameAs(variantLinks);
                    assertThat(engine.getPropertyValue("engine.parts.attempts")).isSameAs(attempts);
                    assertThat(engine.getPropertyValue("engine.parts.mapper")).isSameAs(mapper);
                    assertThat(engine.getPropertyValue("engine.parts.clients")).isSameAs(clients);
                    assertThat(engine.getPropertyValue("engine.settings.retryPolicy"))
                            .isEqualTo(retry);
                    assertThat((List<Object>) engine.getPropertyValue("engine.parts.customizers"))
                            .contains(payload);
                    assertThat((List<Object>) engine.getPropertyValue("engine.parts.listeners"))
                            .contains(listener);
                });
    }

    @Test
    void aWholeOfTheHostIsUsedAndTheServicesAreIts() {
        WooAutoSync hosts = WooAutoSync.builder()
                .productSource((ids, context) -> Map.of())
                .startOnBuild(false)
                .build();
        runner.withBean("mine", WooAutoSync.class, () -> hosts).run(context -> {
            assertThat(context.getBean(WooAutoSync.class)).isSameAs(hosts);
            assertThat(context.getBean(ExportService.class)).isSameAs(hosts.exports());
        });
    }

    @Test
    void customizersReachTheBuildersAfterTheProperties() {
        runner.withPropertyValues("woo.autosync.batch-size=7", "woo.autosync.http.user-agent=property")
                .withBean(WooAutoSyncCustomizer.class, () -> builder -> builder.batchSize(8))
                .withBean(HttpWooClientFactoryCustomizer.class, () -> builder -> builder.userAgent("customizer"))
                .run(context -> {
                    DirectFieldAccessor engine = new DirectFieldAccessor(context.getBean(WooAutoSync.class));
                    assertThat(engine.getPropertyValue("engine.settings.batchSize"))
                            .isEqualTo(8);
                    assertThat(engine.getPropertyValue("engine.parts.clients.settings.userAgent"))
                            .isEqualTo("customizer");
                });
    }

    @Test
    void aHostMayTakeTheStartIntoItsOwnHands() {
        runner.withBean("wooAutoSyncLifecycle", String.class, () -> "mine")
                .withBean("wooAutoSyncEventPublisher", String.class, () -> "mine")
                .run(context -> assertThat(context)
                        .doesNotHaveBean(WooAutoSyncLifecycle.class)
                        .doesNotHaveBean(SyncEventPublisher.class)
                        .hasSingleBean(WooAutoSync.class));
    }

    @Test
    void beansOfTheHostMayHaveOrdinaryNames() {
        runner.withBean("exportService", String.class, () -> "mine")
                .withBean("connectionService", String.class, () -> "mine")
                .withBean("retryPolicy", String.class, () -> "mine")
                .run(context -> assertThat(context).hasSingleBean(ExportService.class));
    }
}
