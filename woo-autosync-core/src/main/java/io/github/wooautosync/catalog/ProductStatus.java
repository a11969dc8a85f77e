package io.github.wooautosync.catalog;

/** Whether shoppers see a product. */
public enum ProductStatus {
    PUBLISH,
    DRAFT,
    PENDING,
    PRIVATE
}
