package io.github.wooautosync.spring;

import io.github.wooautosync.woo.http.HttpWooClientFactory;

/**
 * A bean that sets how stores are spoken to, such as certificates to trust. Several are applied in their order, after
 * the properties. Without effect when the host has a {@code WooClientFactory} of its own.
 */
@FunctionalInterface
public interface HttpWooClientFactoryCustomizer {

    void customize(HttpWooClientFactory.Builder builder);
}
