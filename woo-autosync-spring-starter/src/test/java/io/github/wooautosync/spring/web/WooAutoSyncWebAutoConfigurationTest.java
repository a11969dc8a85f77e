package io.github.wooautosync.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.catalog.ProductSource;
import io.github.wooautosync.spring.WooAutoSyncAutoConfiguration;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.function.RouterFunction;

class WooAutoSyncWebAutoConfigurationTest {

    private static final AutoConfigurations BOTH =
            AutoConfigurations.of(WooAutoSyncAutoConfiguration.class, WooAutoSyncWebAutoConfiguration.class);

    private final WebApplicationContextRunner web =
            new WebApplicationContextRunner().withConfiguration(BOTH).withUserConfiguration(Host.class);

    @Test
    void itIsOffUnlessItIsSwitchedOn() {
        web.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(RouterFunction.class));
        web.withPropertyValues("woo.autosync.web.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(RouterFunction.class));
        web.withPropertyValues("woo.autosync.web.enabled=true")
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(RouterFunction.class));
    }

    @Test
    void itIsOffWithTheLibrary() {
        web.withPropertyValues("woo.autosync.web.enabled=true", "woo.autosync.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(RouterFunction.class));
    }

    @Test
    void itNeedsAServletApplication() {
        new ApplicationContextRunner()
                .withConfiguration(BOTH)
                .withUserConfiguration(Host.class)
                .withPropertyValues("woo.autosync.web.enabled=true")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(RouterFunction.class));
        web.withClassLoader(new FilteredClassLoader(RouterFunction.class))
                .withPropertyValues("woo.autosync.web.enabled=true")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(OwnerResolver.class));
    }

    @Test
    void everyPropertyHasADefaultAndCanBeSet() {
        web.withPropertyValues("woo.autosync.web.enabled=true")
                .run(context -> assertThat(context.getBean(WooAutoSyncWebProperties.class))
                        .isEqualTo(new WooAutoSyncWebProperties(
                                true,
                                "/integration/woocommerce",
                                10_000,
                                DataSize.ofMegabytes(4),
                                100,
                                Duration.ofSeconds(20),
                                5,
                                200,
                                Duration.ofHours(1),
                                1000)));
        web.withPropertyValues(
                        "woo.autosync.web.enabled=true",
                        "woo.autosync.web.base-path=/shops",
                        "woo.autosync.web.maximum-product-ids=1",
                        "woo.autosync.web.maximum-body-size=2KB",
                        "woo.autosync.web.export-report-limit=3",
                        "woo.autosync.web.export-patience=4s",
                        "woo.autosync.web.exports-per-owner=5",
                        "woo.autosync.web.exports-kept=6",
                        "woo.autosync.web.export-retention=7m",
                        "woo.autosync.web.export-results=8")
                .run(context -> assertThat(context.getBean(WooAutoSyncWebProperties.class))
                        .isEqualTo(new WooAutoSyncWebProperties(
                                true,
                                "/shops",
                                1,
                                DataSize.ofKilobytes(2),
                                3,
                                Duration.ofSeconds(4),
                                5,
                                6,
                                Duration.ofMinutes(7),
                                8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "base-path=shops",
                "base-path=/shops/",
                "base-path=/{tenant}/shops",
                "maximum-product-ids=0",
                "maximum-body-size=0B",
                "export-report-limit=-1",
                "export-patience=-1s",
                "exports-per-owner=0",
                "exports-kept=0",
                "export-retention=-1s",
                "export-results=-1"
            })
    void aBadValueIsNamed(String property) {
        web.withPropertyValues("woo.autosync.web.enabled=true", "woo.autosync.web." + property)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("woo.autosync.web." + property.replaceFirst("=.*", "")));
    }

    @Configuration(proxyBeanMethods = false)
    static class Host {

        @Bean
        ProductSource productSource() {
            return (ids, context) -> Map.of();
        }
    }
}
