package io.github.wooautosync;

import java.util.concurrent.CompletableFuture;

/** An export that runs in the background. Safe for use by several threads. */
public interface ExportHandle {

    ExportProgress progress();

    /**
     * Stops. What was sent stays sent. Products that the store does not have and that were not started yet are taken back
     * and are not in the report; the others go on by themselves and are reported as they stand.
     */
    void cancel();

    /** Completes with the report; exceptionally when the products could not be registered. */
    CompletableFuture<ExportReport> report();
}
