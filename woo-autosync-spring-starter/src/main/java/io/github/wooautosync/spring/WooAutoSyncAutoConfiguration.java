package io.github.wooautosync.spring;

import io.github.wooautosync.AutoSyncService;
import io.github.wooautosync.ConnectionService;
import io.github.wooautosync.ExportService;
import io.github.wooautosync.SyncStatusService;
import io.github.wooautosync.WooAutoSync;
import io.github.wooautosync.catalog.ProductSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Makes woo-autosync from one {@link ProductSource} bean. */
@AutoConfiguration
public class WooAutoSyncAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    WooAutoSync wooAutoSync(ProductSource productSource) {
        return WooAutoSync.builder().productSource(productSource).build();
    }

    @Bean
    @ConditionalOnMissingBean
    AutoSyncService autoSyncService(WooAutoSync wooAutoSync) {
        return wooAutoSync.autoSync();
    }

    @Bean
    @ConditionalOnMissingBean
    ExportService exportService(WooAutoSync wooAutoSync) {
        return wooAutoSync.exports();
    }

    @Bean
    @ConditionalOnMissingBean
    SyncStatusService syncStatusService(WooAutoSync wooAutoSync) {
        return wooAutoSync.status();
    }

    @Bean
    @ConditionalOnMissingBean
    ConnectionService connectionService(WooAutoSync wooAutoSync) {
        return wooAutoSync.connections();
    }
}
