package io.github.wooautosync.catalog;

import io.github.wooautosync.id.ProductId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A product as the PIM has it at this moment. Immutable.
 *
 * <p><em>Absent, cleared and given are different</em>: a field that the host does not name is never sent and stays in
 * the store as it is; a field that it clears is emptied there.
 */
public final class Product {

    private final ProductId id;
    private final FieldValues fields;
    private final Map<String, AttributeValue> attributes;
    private final List<Variant> variants;
    private final Map<String, String> metaData;
    private final Map<String, Object> rawFields;

    private Product(Builder builder) {
        id = builder.id;
        fields = builder.fields.build();
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(builder.attributes));
        variants = List.copyOf(builder.variants);
        metaData = Collections.unmodifiableMap(new LinkedHashMap<>(builder.metaData));
        rawFields = Collections.unmodifiableMap(new LinkedHashMap<>(builder.rawFields));
    }

    public static Builder builder(ProductId id) {
        return new Builder(id);
    }

    public ProductId id() {
        return id;
    }

    public FieldValues fields() {
        return fields;
    }

    public Optional<String> name() {
        return fields.value(ProductField.NAME);
    }

    public Optional<String> sku() {
        return fields.value(ProductField.SKU);
    }

    /** Attribute code to value, in the order of the PIM. */
    public Map<String, AttributeValue> attributes() {
        return attributes;
    }

    public List<Variant> variants() {
        return variants;
    }

    /** Meta data by key; texts only, because a store turns other values into texts (fact 155). */
    public Map<String, String> metaData() {
        return metaData;
    }

    /** Fields of the WooCommerce REST API that go out as they are. */
    public Map<String, Object> rawFields() {
        return rawFields;
    }

    @Override
    public String toString() {
        return "Product[" + id + ", sku=" + sku().orElse("") + "]";
    }

    /** Collects what the PIM says of one product. Each setter replaces what was said before. Not safe for use by several threads. */
    public static final class Builder {

        private final ProductId id;
        private final FieldValues.Builder fields = FieldValues.builder();
        private final Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        private final List<Variant> variants = new ArrayList<>();
        private final Map<String, String> metaData = new LinkedHashMap<>();
        private final Map<String, Object> rawFields = new LinkedHashMap<>();

        private Builder(ProductId id) {
            this.id = Objects.requireNonNull(id, "id");
        }

        public <T> Builder set(ProductField<T> field, T value) {
            fields.set(field, value);
            return this;
        }

        /** Sets the field, or clears it when there is no value. */
        public <T> Builder setOrClear(ProductField<T> field, Optional<T> value) {
            return value.map(given -> set(field, given)).orElseGet(() -> clear(field));
        }

        public <T> Builder clear(ProductField<T> field) {
            fields.clear(field);
            return this;
        }

        public Builder name(String name) {
            return set(ProductField.NAME, name);
        }

        public Builder sku(String sku) {
            return set(ProductField.SKU, sku);
        }

        public Builder description(String html) {
            return set(ProductField.DESCRIPTION, html);
        }

        public Builder shortDescription(String html) {
            return set(ProductField.SHORT_DESCRIPTION, html);
        }

        public Builder price(BigDecimal regularPrice) {
            return set(ProductField.PRICE, regularPrice);
        }

        public Builder price(String regularPrice) {
            return price(new BigDecimal(regularPrice));
        }

        public Builder salePrice(BigDecimal price) {
            return set(ProductField.SALE_PRICE, price);
        }

        public Builder status(ProductStatus status) {
            return set(ProductField.STATUS, status);
        }

        public Builder type(ProductType type) {
            return set(ProductField.TYPE, type);
        }

        public Builder weight(Weight weight) {
            return set(ProductField.WEIGHT, weight);
        }

        public Builder categories(CategoryPath... paths) {
            return set(ProductField.CATEGORIES, List.of(paths));
        }

        public Builder tags(String... tags) {
            return set(ProductField.TAGS, List.of(tags));
        }

        public Builder images(ProductImage... images) {
            return set(ProductField.IMAGES, List.of(images));
        }

        public Builder attribute(AttributeValue attribute) {
            attributes.put(attribute.code(), attribute);
            return this;
        }

        public Builder variant(Variant variant) {
            variants.add(Objects.requireNonNull(variant, "variant"));
            return this;
        }

        public Builder metaData(String key, String value) {
            if (key.isBlank()) {
                throw new IllegalArgumentException("meta data key must not be blank");
            }
            metaData.put(key, Objects.requireNonNull(value, key));
            return this;
        }

        /**
         * An escape hatch: a field of the WooCommerce REST API by its own name.
         *
         * @param value text, number, boolean, list or map; never null
         */
        public Builder rawField(String name, Object value) {
            if (name.isBlank() || name.equals("id")) {
                throw new IllegalArgumentException("raw field name must not be blank or 'id', but was '" + name + "'");
            }
            rawFields.put(name, Objects.requireNonNull(value, name));
            return this;
        }

        public Product build() {
            return new Product(this);
        }
    }
}
