package io.github.wooautosync.spring;

import io.github.wooautosync.WooAutoSync;

/** A bean that sets what has no property. Several are applied in their order, after the properties. */
@FunctionalInterface
public interface WooAutoSyncCustomizer {

    void customize(WooAutoSync.Builder builder);
}
