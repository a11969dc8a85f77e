package io.github.wooautosync.mapping;

import io.github.wooautosync.connection.AttributeScope;
import java.util.List;
import java.util.Optional;

/**
 * An attribute that a product shall have in a store.
 *
 * @param code of the PIM
 * @param label what shoppers read; a global attribute keeps the label that the shop gave it
 * @param options values in the order of the PIM; none means that the product shall not have the attribute
 * @param visible whether shoppers see it on the product page
 * @param forVariations whether the variants of the product differ in it
 * @param scope whether it is one attribute of the whole shop
 * @param slug which global attribute it is, without the {@code pa_}; absent means the one with its label
 */
public record DesiredAttribute(
        String code,
        String label,
        List<String> options,
        boolean visible,
        boolean forVariations,
        AttributeScope scope,
        Optional<String> slug) {

    public DesiredAttribute {
        options = List.copyOf(options);
    }
}
