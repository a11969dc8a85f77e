package io.github.wooautosync.spring.operations;

import io.github.wooautosync.connection.ConnectionStore;
import io.github.wooautosync.record.SyncRecordStore;
import io.github.wooautosync.spring.WooAutoSyncAutoConfiguration;
import io.github.wooautosync.spring.WooAutoSyncProperties;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The meters, in a host with Micrometer. */
@AutoConfiguration(after = WooAutoSyncAutoConfiguration.class)
@ConditionalOnClass({MeterRegistry.class, MeterBinder.class})
@ConditionalOnBean(WooAutoSyncProperties.class)
public class WooAutoSyncMetricsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ConnectionTags wooConnectionTags(ConnectionStore connections, WooAutoSyncProperties properties) {
        return new ConnectionTags(connections, properties.metrics().maximumConnections());
    }

    @Bean
    @ConditionalOnMissingBean
    SyncMeters wooSyncMeters(ConnectionTags tags) {
        return new SyncMeters(tags);
    }

    @Bean
    @ConditionalOnMissingBean
    static RequestMeters wooRequestMeters() {
        return new RequestMeters();
    }

    @Bean
    @ConditionalOnMissingBean
    BacklogMeters wooBacklogMeters(
            ConnectionStore connections,
            SyncRecordStore records,
            ConnectionTags tags,
            WooAutoSyncProperties properties) {
        return new BacklogMeters(
                connections,
                records,
                tags,
                Clock.systemUTC(),
                properties.metrics().refreshInterval());
    }
}
