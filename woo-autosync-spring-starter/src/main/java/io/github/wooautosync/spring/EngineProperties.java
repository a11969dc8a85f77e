package io.github.wooautosync.spring;

import io.github.wooautosync.WooAutoSync;
import io.github.wooautosync.record.AttemptRetention;

/** Hands the properties of the engine over to the builder. */
record EngineProperties(WooAutoSyncProperties properties) {

    void applyTo(WooAutoSync.Builder builder) {
        builder.coalescingWindow(properties.coalescingWindow())
                .pollInterval(properties.pollInterval())
                .batchSize(properties.batchSize())
                .parallelBatches(properties.parallelBatches())
                .attemptRetention(new AttemptRetention(
                        properties.history().retention(), properties.history().attemptsPerProduct()))
                .parallelConnections(properties.parallelConnections())
                .requestTimeout(properties.requestTimeout())
                .leaseDuration(properties.leaseDuration())
                .doubtPeriod(properties.doubtPeriod())
                .authorisationProbeInterval(properties.authorisationProbeInterval())
                .closeTimeout(properties.closeTimeout())
                .backgroundThreads(properties.backgroundThreads())
                .allowPlainHttp(properties.allowPlainHttp())
                .allowPrivateAddresses(properties.allowPrivateAddresses());
        if (properties.allowPrivateImageUrls() != null) {
            builder.allowPrivateImageUrls(properties.allowPrivateImageUrls());
        }
        if (properties.nodeName() != null) {
            builder.nodeName(properties.nodeName());
        }
    }
}
