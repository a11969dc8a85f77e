package io.github.wooautosync.mapping;

import io.github.wooautosync.catalog.AttributeValue;
import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.catalog.Variant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The attributes of a product as its variants need them: an attribute that a variant names is one for variations and has
 * the variant's value, whatever the PIM says of it. A store checks neither (fact 104), and shoppers could not choose the
 * variant then.
 */
final class VariantAttributes {

    private final Map<String, AttributeValue> byCode;

    private VariantAttributes(Map<String, AttributeValue> byCode) {
        this.byCode = Collections.unmodifiableMap(byCode);
    }

    static VariantAttributes of(Product product) {
        Map<String, AttributeValue> byCode = new LinkedHashMap<>(product.attributes());
        for (Variant variant : product.variants()) {
            variant.options()
                    .forEach((code, value) ->
                            byCode.computeIfPresent(code, (unused, attribute) -> withOption(attribute, value)));
        }
        return new VariantAttributes(byCode);
    }

    Map<String, AttributeValue> byCode() {
        return byCode;
    }

    /** The value of a variant as its product's attribute spells it. */
    String option(String code, String value) {
        AttributeValue attribute = byCode.get(code);
        return attribute == null ? value.strip() : spelling(attribute, value);
    }

    /** Values that a store takes for one: letter case and outer spaces do not count (fact 100). */
    static String key(String value) {
        return value.strip().toLowerCase(Locale.ROOT);
    }

    private static AttributeValue withOption(AttributeValue attribute, String value) {
        List<String> values = new ArrayList<>(attribute.values());
        if (values.stream().noneMatch(known -> key(known).equals(key(value)))) {
            values.add(value.strip());
        }
        return new AttributeValue(attribute.code(), attribute.label(), values, attribute.visible(), true);
    }

    private static String spelling(AttributeValue attribute, String value) {
        return attribute.values().stream()
                .filter(known -> key(known).equals(key(value)))
                .findFirst()
                .orElse(value.strip());
    }
}
