package io.github.wooautosync.event;

/**
 * Hears what the engine does. Called on the engine's threads, after the outcome was stored; a node that is killed in
 * between reports nothing. What a listener throws is logged and changes nothing, but a slow listener delays its store.
 */
@FunctionalInterface
public interface SyncListener {

    void onEvent(SyncEvent event);
}
