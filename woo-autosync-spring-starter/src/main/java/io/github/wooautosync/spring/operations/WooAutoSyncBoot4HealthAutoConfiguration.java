package io.github.wooautosync.spring.operations;

import io.github.wooautosync.connection.ConnectionStore;
import io.github.wooautosync.spring.WooAutoSyncAutoConfiguration;
import io.github.wooautosync.spring.WooAutoSyncProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.context.annotation.Bean;

/** The health contributor {@code wooAutoSync} on Spring Boot 4. */
@AutoConfiguration(after = WooAutoSyncAutoConfiguration.class)
@ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
@ConditionalOnBean(WooAutoSyncProperties.class)
public class WooAutoSyncBoot4HealthAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "wooAutoSyncHealthIndicator")
    @ConditionalOnEnabledHealthIndicator("wooAutoSync")
    Boot4HealthIndicator wooAutoSyncHealthIndicator(ConnectionStore connections, WooAutoSyncProperties properties) {
        return new Boot4HealthIndicator(
                new SyncHealth(connections, properties.health().maximumConnections()));
    }
}
