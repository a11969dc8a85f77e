package io.github.wooautosync.catalog;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One variant of a variable product; a store shows it as a variation.
 *
 * <p>The order of the variants in their product is the order in the store. What a variant does not name it inherits from
 * its product there: tax class, weight, dimensions, shipping class and stock. A status other than {@link
 * ProductStatus#PUBLISH} hides the variant. Of its images the first one is shown. Fields that stores do not keep for a
 * variation, such as the name, are refused.
 *
 * @param id the PIM's id of the variant, unique within its product
 * @param options attribute code to the value that this variant has; an attribute that it does not name stands for any
 *     value
 * @param fields what the PIM says of the variant: SKU, prices, weight, stock, image …
 */
public record Variant(String id, Map<String, String> options, FieldValues fields) {

    public Variant {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    public static Builder builder(String id) {
        return new Builder(id);
    }

    public Optional<String> sku() {
        return fields.value(ProductField.SKU);
    }

    /** Collects what the PIM says of one variant. Not safe for use by several threads. */
    public static final class Builder {

        private final String id;
        private final Map<String, String> options = new LinkedHashMap<>();
        private final FieldValues.Builder fields = FieldValues.builder();

        private Builder(String id) {
            this.id = Objects.requireNonNull(id, "id");
        }

        /** The value that the variant has for an attribute of its product. */
        public Builder option(String attributeCode, String value) {
            options.put(attributeCode, Objects.requireNonNull(value, attributeCode));
            return this;
        }

        public Builder sku(String sku) {
            return set(ProductField.SKU, sku);
        }

        public Builder price(String regularPrice) {
            return set(ProductField.PRICE, new BigDecimal(regularPrice));
        }

        public Builder image(ProductImage image) {
            return set(ProductField.IMAGES, List.of(image));
        }

        public <T> Builder set(ProductField<T> field, T value) {
            fields.set(field, value);
            return this;
        }

        public <T> Builder clear(ProductField<T> field) {
            fields.clear(field);
            return this;
        }

        public Variant build() {
            return new Variant(id, options, fields.build());
        }
    }
}
