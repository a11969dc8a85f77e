package io.github.wooautosync.example.pim.stores;

import io.github.wooautosync.spring.HttpWooClientFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Lets the library trust a store whose certificate no usual authority has signed. */
@Configuration(proxyBeanMethods = false)
class TrustedStores {

    @Bean
    HttpWooClientFactoryCustomizer trust(Environment environment) {
        return builder -> RealStore.trust(environment).ifPresent(builder::sslContext);
    }
}
