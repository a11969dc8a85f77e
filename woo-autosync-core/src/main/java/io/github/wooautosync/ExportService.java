package io.github.wooautosync;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.plan.DryRunReport;
import io.github.wooautosync.plan.ProductPreview;
import java.util.function.Consumer;

/**
 * Manual export: the first push of products to a store, a push of many, or a repair. Products in error are tried anew.
 * Products that the store already has, by link or by SKU, are updated, never made twice. Safe for use by several
 * threads.
 */
public interface ExportService {

    /**
     * Exports and waits for the result. When the store cannot be used, the products stay pending, are pushed when it
     * answers again, and the report says so.
     *
     * @throws ConnectionNotFoundException when there is no such connection
     * @throws IllegalStateException when the connection was deactivated
     */
    ExportReport export(ExportRequest request);

    /**
     * Exports in the background.
     *
     * @throws ConnectionNotFoundException when there is no such connection
     * @throws IllegalStateException when the connection was deactivated
     */
    ExportHandle start(ExportRequest request);

    /**
     * What an export would send, without sending or storing anything: per product the fields as they would travel, beside
     * what the store has. The export that follows sends exactly that, unless the PIM or the store changes in between; what refers to
     * a product that the same run creates follows it in a second push, and is shown as a warning. The
     * report keeps as many products as the request says, and counts all; for longer ones see {@link #dryRun(ExportRequest,
     * Consumer)}.
     *
     * @throws ConnectionNotFoundException when there is no such connection
     * @throws StoreUnusableException when the store cannot be read
     */
    DryRunReport dryRun(ExportRequest request);

    /** The same for any number of products, in bounded memory: each is handed over as soon as it is known. */
    void dryRun(ExportRequest request, Consumer<ProductPreview> previews);

    /**
     * What waits for a store and would be sent next, also while the connection is paused or rests, and what waits for a
     * later try. Changes of the last moment that are not folded yet are not among it.
     *
     * @param limit the most products to look at; positive
     * @throws ConnectionNotFoundException when there is no such connection
     * @throws StoreUnusableException when the store cannot be read
     */
    DryRunReport dryRunPending(ConnectionId connectionId, int limit);
}
