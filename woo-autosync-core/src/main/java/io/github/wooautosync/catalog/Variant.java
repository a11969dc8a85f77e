package io.github.wooautosync.catalog;

import java.util.Map;
import java.util.Optional;

/**
 * One variant of a variable product.
 *
 * @param id the PIM's id of the variant, unique within its product
 * @param options attribute code to the value that this variant has
 * @param fields what the PIM says of the variant: SKU, prices, weight, stock, image …
 */
public record Variant(String id, Map<String, String> options, FieldValues fields) {

    public Variant {
        options = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(options));
    }

    public Optional<String> sku() {
        return fields.value(ProductField.SKU);
    }
}
