package io.github.wooautosync.engine;

import io.github.wooautosync.catalog.ProductSource;
import io.github.wooautosync.connection.ConnectionStore;
import io.github.wooautosync.event.SyncListener;
import io.github.wooautosync.mapping.PayloadCustomizer;
import io.github.wooautosync.mapping.ProductMapper;
import io.github.wooautosync.record.AttemptRetention;
import io.github.wooautosync.record.AttemptStore;
import io.github.wooautosync.record.LinkStore;
import io.github.wooautosync.record.SyncRecordStore;
import io.github.wooautosync.record.VariantLinkStore;
import io.github.wooautosync.woo.WooClientFactory;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What the engine is made of.
 *
 * @param attempts the history that people read
 * @param attemptRetention how long it is kept
 * @param clock tells the time of everything but leases
 * @param random draws jitter; must be safe for use by several threads
 * @param nodeName names this node in leases and logs
 */
public record EngineParts(
        SyncRecordStore records,
        ConnectionStore connections,
        LinkStore links,
        VariantLinkStore variantLinks,
        AttemptStore attempts,
        AttemptRetention attemptRetention,
        ProductSource productSource,
        ProductMapper mapper,
        List<PayloadCustomizer> customizers,
        WooClientFactory clients,
        List<SyncListener> listeners,
        Clock clock,
        RandomGenerator random,
        String nodeName) {

    public EngineParts {
        customizers = List.copyOf(customizers);
        listeners = List.copyOf(listeners);
    }
}
