package io.github.wooautosync.spring;

import io.github.wooautosync.WooAutoSync;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the engine when the application is ready, and lets requests in flight end when it stops: after the web server,
 * whose last requests may wait for an export, and before the data source.
 */
final class WooAutoSyncLifecycle implements SmartLifecycle {

    /** Started before, stopped after everything that Spring Boot itself starts. */
    static final int PHASE = DEFAULT_PHASE - 8192;

    private final WooAutoSync wooAutoSync;
    private volatile boolean running;

    WooAutoSyncLifecycle(WooAutoSync wooAutoSync) {
        this.wooAutoSync = wooAutoSync;
    }

    @Override
    public void start() {
        wooAutoSync.start();
        running = true;
    }

    @Override
    public void stop() {
        wooAutoSync.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /**
     * Spring 7 pauses the contexts of tests and starts them again; an engine that was closed cannot be started again.
     * (No override: Spring 6 does not have the method.)
     */
    @SuppressWarnings("MissingOverride")
    public boolean isPauseable() {
        return false;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
