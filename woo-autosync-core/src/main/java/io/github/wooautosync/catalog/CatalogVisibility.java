package io.github.wooautosync.catalog;

/** Where shoppers find a product. */
public enum CatalogVisibility {
    VISIBLE,
    CATALOG,
    SEARCH,
    HIDDEN
}
