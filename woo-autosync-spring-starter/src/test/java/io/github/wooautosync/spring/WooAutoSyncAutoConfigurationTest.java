package io.github.wooautosync.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.AutoSyncService;
import io.github.wooautosync.ConnectionService;
import io.github.wooautosync.ExportService;
import io.github.wooautosync.SyncStatusService;
import io.github.wooautosync.WooAutoSync;
import io.github.wooautosync.catalog.ProductSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class WooAutoSyncAutoConfigurationTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(WooAutoSyncAutoConfiguration.class))
            .withUserConfiguration(Host.class);

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

    @Configuration(proxyBeanMethods = false)
    static class Host {

        @Bean
        ProductSource productSource() {
            return (ids, context) -> Map.of();
        }
    }
}
