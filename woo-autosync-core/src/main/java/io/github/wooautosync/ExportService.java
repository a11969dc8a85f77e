package io.github.wooautosync;

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
}
