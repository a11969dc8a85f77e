package io.github.wooautosync;

import java.util.concurrent.CompletableFuture;

/** An export that runs in the background. Safe for use by several threads. */
public interface ExportHandle {

    ExportProgress progress();

    /**
     * Stops. What was sent stays sent; products that were registered but not started yet are taken back. The future
     * completes with the report of what was done.
     */
    void cancel();

    /** Completes with the report; exceptionally when the products could not be registered. */
    CompletableFuture<ExportReport> report();
}
