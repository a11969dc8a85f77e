package io.github.wooautosync.mapping;

import io.github.wooautosync.catalog.Product;

/**
 * Changes what the standard mapping made of a product. The same rules as for {@link ProductMapper} hold; customizers
 * run in the order in which they were added, before fingerprints are taken.
 */
@FunctionalInterface
public interface PayloadCustomizer {

    DesiredProduct customize(DesiredProduct desired, Product product, MappingContext context);
}
