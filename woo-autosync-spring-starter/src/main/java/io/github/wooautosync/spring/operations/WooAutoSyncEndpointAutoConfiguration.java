package io.github.wooautosync.spring.operations;

import io.github.wooautosync.SyncStatusService;
import io.github.wooautosync.connection.ConnectionStore;
import io.github.wooautosync.record.SyncRecordStore;
import io.github.wooautosync.spring.WooAutoSyncAutoConfiguration;
import io.github.wooautosync.spring.WooAutoSyncProperties;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The actuator endpoint. */
@AutoConfiguration(after = WooAutoSyncAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnBean(WooAutoSyncProperties.class)
public class WooAutoSyncEndpointAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnAvailableEndpoint
    WooAutoSyncEndpoint wooAutoSyncEndpoint(
            ConnectionStore connections, SyncRecordStore records, SyncStatusService status) {
        return new WooAutoSyncEndpoint(connections, records, status);
    }
}
