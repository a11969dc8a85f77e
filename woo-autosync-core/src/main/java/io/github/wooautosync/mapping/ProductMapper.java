package io.github.wooautosync.mapping;

import io.github.wooautosync.catalog.Product;

/**
 * Turns a product of the PIM into what a store shall have. Must be pure and safe for use by several threads: the same
 * product and context lead to the same result, else an unchanged product is pushed again and again.
 */
@FunctionalInterface
public interface ProductMapper {

    /**
     * Maps one product.
     *
     * @throws InvalidProductException when the product cannot be in a store like this; nothing is sent then, and the
     *     message reaches the sync record
     */
    DesiredProduct map(Product product, MappingContext context);
}
