package io.github.wooautosync.spring;

import io.github.wooautosync.event.SyncEvent;
import io.github.wooautosync.event.SyncListener;
import org.springframework.context.ApplicationEventPublisher;

/** Publishes what the engine reports as application events. */
final class SyncEventPublisher implements SyncListener {

    private final ApplicationEventPublisher publisher;

    SyncEventPublisher(ApplicationEventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void onEvent(SyncEvent event) {
        publisher.publishEvent(event);
    }
}
