package io.github.wooautosync.catalog;

import java.util.List;

/**
 * What a product says for one attribute, such as its colours.
 *
 * @param code the PIM's own code, such as {@code COLOR}; a field selection names it
 * @param label what shoppers read, such as {@code Colour}
 * @param values in the order of the PIM; empty clears the attribute
 * @param visible whether shoppers see it on the product page
 * @param forVariations whether the variants of the product differ in it
 */
public record AttributeValue(String code, String label, List<String> values, boolean visible, boolean forVariations) {

    public AttributeValue {
        values = List.copyOf(values);
        if (code.isBlank()) {
            throw new IllegalArgumentException("attribute code must not be blank");
        }
        if (label.isBlank()) {
            throw new IllegalArgumentException("label of attribute '" + code + "' must not be blank");
        }
    }

    /** A visible attribute that does not make variants. */
    public static AttributeValue of(String code, String label, String... values) {
        return new AttributeValue(code, label, List.of(values), true, false);
    }
}
