package io.github.wooautosync.spring.web;

import io.github.wooautosync.ConnectionService;
import io.github.wooautosync.ExportService;
import io.github.wooautosync.LinkingService;
import io.github.wooautosync.ProductSyncService;
import io.github.wooautosync.SyncStatusService;
import io.github.wooautosync.WooAutoSync;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** The REST API, in servlet applications that switch it on. */
@AutoConfiguration(afterName = "io.github.wooautosync.spring.WooAutoSyncAutoConfiguration")
@ConditionalOnProperty(name = "woo.autosync.web.enabled", havingValue = "true")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(RouterFunction.class)
@ConditionalOnBean(WooAutoSync.class)
@EnableConfigurationProperties(WooAutoSyncWebProperties.class)
public class WooAutoSyncWebAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    OwnerResolver wooAutoSyncOwnerResolver() {
        return new PrincipalOwnerResolver();
    }

    @Bean
    @ConditionalOnMissingBean
    ApiRouter wooAutoSyncApi(
            WooAutoSyncWebProperties properties,
            OwnerResolver owners,
            ConnectionService connections,
            ExportService exports,
            SyncStatusService status,
            ProductSyncService products,
            LinkingService linking) {
        ExportJobs jobs = new ExportJobs(
                Clock.systemUTC(),
                properties.exportsPerOwner(),
                properties.exportsKept(),
                properties.exportRetention());
        List<Endpoint> endpoints = new ArrayList<>();
        endpoints.addAll(new ConnectionEndpoints(connections).endpoints());
        endpoints.addAll(new ExportEndpoints(connections, exports, jobs, properties).endpoints());
        endpoints.addAll(new DryRunEndpoints(connections, exports, properties.maximumProductIds()).endpoints());
        endpoints.addAll(new LinkEndpoints(connections, linking, properties.maximumProductIds()).endpoints());
        endpoints.addAll(new StatusEndpoints(status, properties.maximumProductIds()).endpoints());
        endpoints.addAll(new HistoryEndpoints(status).endpoints());
        endpoints.addAll(new ExportMappingEndpoints(connections).endpoints());
        endpoints.addAll(new ProductEndpoints(connections, exports, status, products, properties).endpoints());
        return new ApiRouter(properties, owners, endpoints);
    }

    @Bean
    @ConditionalOnMissingBean(name = "wooAutoSyncRoutes")
    RouterFunction<ServerResponse> wooAutoSyncRoutes(ApiRouter api) {
        return api.routes();
    }
}
