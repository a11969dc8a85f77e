package io.github.wooautosync.catalog;

/** Availability of a product whose quantity is not managed. */
public enum StockStatus {
    IN_STOCK,
    OUT_OF_STOCK,
    ON_BACKORDER
}
