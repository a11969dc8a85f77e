package io.github.wooautosync.catalog;

/** What of a product is taxed. */
public enum TaxStatus {
    TAXABLE,
    SHIPPING,
    NONE
}
