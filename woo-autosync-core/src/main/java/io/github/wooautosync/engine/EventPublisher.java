package io.github.wooautosync.engine;

import io.github.wooautosync.event.SyncEvent;
import io.github.wooautosync.event.SyncListener;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners, and does not let them hurt. */
final class EventPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(EventPublisher.class);

    private final List<SyncListener> listeners;

    EventPublisher(List<SyncListener> listeners) {
        this.listeners = listeners;
    }

    void publish(SyncEvent event) {
        for (SyncListener listener : listeners) {
            try {
                listener.onEvent(event);
            } catch (RuntimeException fault) {
                LOG.warn("Listener {} failed on {}", listener.getClass().getName(), event, fault);
            }
        }
    }
}
