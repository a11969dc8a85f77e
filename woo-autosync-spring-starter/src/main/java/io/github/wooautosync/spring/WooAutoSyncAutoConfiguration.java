package io.github.wooautosync.spring;

import io.github.wooautosync.AutoSyncService;
import io.github.wooautosync.ConnectionService;
import io.github.wooautosync.ExportService;
import io.github.wooautosync.LinkingService;
import io.github.wooautosync.ProductSyncService;
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
import io.github.wooautosync.record.CaptureHints;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.util.ClassUtils;

/**
 * Makes woo-autosync from one {@link ProductSource} bean. Every part gives way to a bean of the host's; without a
 * persistence unit everything is kept in memory. The names of all beans begin with {@code woo}, so that they do not meet
 * those of the host.
 */
@AutoConfiguration(afterName = "io.github.wooautosync.spring.jpa.WooAutoSyncJpaAutoConfiguration")
@ConditionalOnProperty(prefix = WooAutoSyncProperties.PREFIX, name = "enabled", matchIfMissing = true)
@EnableConfigurationProperties(WooAutoSyncProperties.class)
public class WooAutoSyncAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(WooAutoSyncAutoConfiguration.class);
    private static final boolean SPRING_TRANSACTIONS = ClassUtils.isPresent(
            "org.springframework.transaction.support.TransactionSynchronizationManager",
            WooAutoSyncAutoConfiguration.class.getClassLoader());

    @Bean
    @ConditionalOnMissingBean
    SyncRecordStore wooSyncRecordStore(WooAutoSyncProperties properties) {
        if (properties.storage() == WooAutoSyncProperties.Storage.JPA) {
            throw new InvalidSetupException(
                    "woo.autosync.storage is 'jpa', but the application has no entity manager factory.",
                    "Add JPA (spring-boot-starter-data-jpa and a data source), or set woo.autosync.storage=memory.");
        }
        LOG.warn("Sync records, connections and credentials are kept in memory: a restart forgets them, and products"
                + " have to be exported again. Add JPA to the application to keep them in its database");
        return new InMemorySyncRecordStore(Clock.systemUTC());
    }

    @Bean
    @ConditionalOnMissingBean
    ConnectionStore wooConnectionStore() {
        return new InMemoryConnectionStore();
    }

    @Bean
    @ConditionalOnMissingBean
    LinkStore wooLinkStore() {
        return new InMemoryLinkStore();
    }

    @Bean
    @ConditionalOnMissingBean
    VariantLinkStore wooVariantLinkStore() {
        return new InMemoryVariantLinkStore();
    }

    @Bean
    @ConditionalOnMissingBean
    AttemptStore wooAttemptStore() {
        return new InMemoryAttemptStore();
    }

    @Bean
    @ConditionalOnMissingBean
    ProductMapper wooProductMapper() {
        return new StandardProductMapper();
    }

    @Bean
    @ConditionalOnMissingBean
    RetryPolicy wooRetryPolicy(WooAutoSyncProperties properties) {
        WooAutoSyncProperties.Retry retry = properties.retry();
        return RetryPolicy.builder()
                .firstDelay(retry.firstDelay())
                .maxDelay(retry.maxDelay())
                .maxAttempts(retry.maxAttempts())
                .build();
    }

    @Bean
    @ConditionalOnMissingBean
    WooClientFactory wooClientFactory(
            WooAutoSyncProperties properties, ObjectProvider<HttpWooClientFactoryCustomizer> customizers) {
        HttpWooClientFactory.Builder builder = HttpWooClientFactory.builder()
                .requestTimeout(properties.requestTimeout())
                .maximumAnswerSize((int) properties.http().maximumAnswerSize().toBytes())
                .userAgent(properties.http().userAgent())
                .plainHttpAllowed(properties.allowPlainHttp())
                .privateAddressesAllowed(properties.allowPrivateAddresses());
        if (properties.http().connectTimeout() != null) {
            builder.connectTimeout(properties.http().connectTimeout());
        }
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }

    @Bean
    @ConditionalOnMissingBean(name = "wooAutoSyncEventPublisher")
    SyncEventPublisher wooAutoSyncEventPublisher(ApplicationEventPublisher publisher) {
        return new SyncEventPublisher(publisher);
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    WooAutoSync wooAutoSync(
            WooAutoSyncProperties properties,
            ConfigurableListableBeanFactory beans,
            SyncRecordStore records,
            ConnectionStore connections,
            LinkStore links,
            VariantLinkStore variantLinks,
            AttemptStore attempts,
            ProductMapper mapper,
            RetryPolicy retryPolicy,
            WooClientFactory clients,
            ObjectProvider<PayloadCustomizer> payloadCustomizers,
            ObjectProvider<SyncListener> listeners,
            ObjectProvider<WooAutoSyncCustomizer> customizers) {
        WooAutoSync.Builder builder = WooAutoSync.builder()
                .productSource(ProductSourceBean.in(beans))
                .recordStore(records)
                .connectionStore(connections)
                .linkStore(links)
                .variantLinkStore(variantLinks)
                .attemptStore(attempts)
                .productMapper(mapper)
                .retryPolicy(retryPolicy)
                .clientFactory(clients)
                .startOnBuild(false);
        new EngineProperties(properties).applyTo(builder);
        payloadCustomizers.orderedStream().forEach(builder::customizer);
        listeners.orderedStream().forEach(builder::listener);
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }

    @Bean
    @ConditionalOnMissingBean(name = "wooAutoSyncLifecycle")
    @Lazy(false)
    WooAutoSyncLifecycle wooAutoSyncLifecycle(WooAutoSync wooAutoSync) {
        return new WooAutoSyncLifecycle(wooAutoSync);
    }

    @Bean
    @ConditionalOnMissingBean
    AutoSyncService wooAutoSyncService(WooAutoSync wooAutoSync, SyncRecordStore records) {
        boolean joinsTransactions = records instanceof CaptureHints;
        return joinsTransactions || !SPRING_TRANSACTIONS
                ? wooAutoSync.autoSync()
                : new AfterCommitAutoSyncService(wooAutoSync.autoSync());
    }

    @Bean
    @ConditionalOnMissingBean
    ExportService wooExportService(WooAutoSync wooAutoSync) {
        return wooAutoSync.exports();
    }

    @Bean
    @ConditionalOnMissingBean
    SyncStatusService wooSyncStatusService(WooAutoSync wooAutoSync) {
        return wooAutoSync.status();
    }

    @Bean
    @ConditionalOnMissingBean
    ConnectionService wooConnectionService(WooAutoSync wooAutoSync) {
        return wooAutoSync.connections();
    }

    @Bean
    @ConditionalOnMissingBean
    ProductSyncService wooProductSyncService(WooAutoSync wooAutoSync) {
        return wooAutoSync.products();
    }

    @Bean
    @ConditionalOnMissingBean
    LinkingService wooLinkingService(WooAutoSync wooAutoSync) {
        return wooAutoSync.linking();
    }
}
