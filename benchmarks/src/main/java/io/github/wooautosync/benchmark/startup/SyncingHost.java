package io.github.wooautosync.benchmark.startup;

import io.github.wooautosync.catalog.ProductSource;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.context.annotation.Bean;

/** The same host, kept in step with its stores. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EntityScan(basePackageClasses = Article.class)
class SyncingHost {

    /** Starts the host with the library. */
    public static void main(String[] arguments) {
        Host.measure(SyncingHost.class, arguments);
    }

    @Bean
    ProductSource products() {
        return (ids, context) -> Map.of();
    }
}
