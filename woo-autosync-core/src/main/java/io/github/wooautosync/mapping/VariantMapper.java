package io.github.wooautosync.mapping;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.wooautosync.catalog.FieldValue;
import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.catalog.ProductField;
import io.github.wooautosync.catalog.ProductImage;
import io.github.wooautosync.catalog.ProductStatus;
import io.github.wooautosync.catalog.ProductType;
import io.github.wooautosync.catalog.Variant;
import io.github.wooautosync.connection.FieldOwnership;
import io.github.wooautosync.connection.StorePolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The variants of a product as variations of a store.
 *
 * <p>A variable product cannot be sold without its variants, so they travel whatever is selected. A selection that names
 * {@code variations}, or nothing, means all their fields but stock; any other one means their SKUs, their options, and
 * the fields that it names.
 */
final class VariantMapper {

    private static final String MENU_ORDER = ProductField.MENU_ORDER.name();
    private static final String STATUS = "status";

    private final FieldEncoder encoder;

    VariantMapper(FieldEncoder encoder) {
        this.encoder = encoder;
    }

    /** What kind of product it is, also where the PIM does not say so. */
    static ProductType typeOf(Product product) {
        ProductType whenUnsaid = product.variants().isEmpty() ? ProductType.SIMPLE : ProductType.VARIABLE;
        return product.fields().value(ProductField.TYPE).orElse(whenUnsaid);
    }

    /**
     * Maps all variants of a product.
     *
     * @param attributes those of the product that its variants name, by code
     */
    DesiredValue.Variants map(Product product, Map<String, DesiredAttribute> attributes, MappingContext context) {
        VariantAttributes spelling = VariantAttributes.of(product);
        List<DesiredVariant> variants = new ArrayList<>();
        Set<String> createOnly = new LinkedHashSet<>();
        for (Variant variant : product.variants()) {
            Map<String, DesiredValue> fields = fields(variant, context);
            List<DesiredAttribute> chosen = new ArrayList<>();
            variant.options().forEach((code, value) -> {
                DesiredAttribute attribute = attributes.get(code);
                if (attribute != null) {
                    chosen.add(chosen(attribute, spelling.option(code, value)));
                }
            });
            fields.put(DesiredVariant.ATTRIBUTES, new DesiredValue.Attributes(chosen));
            variants.add(new DesiredVariant(variant.id(), fields));
            fields.keySet().stream()
                    .filter(field -> context.policy().ownershipOf(field) == FieldOwnership.CREATE_ONLY)
                    .forEach(createOnly::add);
        }
        return new DesiredValue.Variants(variants, createOnly, isOrdered(context));
    }

    /** Whether shoppers see the attribute on the product page does not matter here. */
    private static DesiredAttribute chosen(DesiredAttribute attribute, String option) {
        return new DesiredAttribute(
                attribute.code(), attribute.label(), List.of(option), true, true, attribute.scope(), attribute.slug());
    }

    private static boolean isOrdered(MappingContext context) {
        Set<String> selection = context.selection();
        return (isEverything(selection) || selection.contains(MENU_ORDER))
                && context.policy().ownershipOf(MENU_ORDER) == FieldOwnership.PIM;
    }

    private Map<String, DesiredValue> fields(Variant variant, MappingContext context) {
        Map<String, DesiredValue> fields = new LinkedHashMap<>();
        for (ProductField<?> field : variant.fields().named()) {
            if (isSelected(field, context.selection())) {
                put(field, variant, context, fields);
            }
        }
        StorePolicy policy = context.policy();
        fields.keySet().removeIf(field -> policy.ownershipOf(field) == FieldOwnership.SHOP);
        return fields;
    }

    private static boolean isSelected(ProductField<?> field, Set<String> selection) {
        if (StandardProductMapper.STOCK.contains(field.name())) {
            return selection.contains(field.name());
        }
        return isEverything(selection) || selection.contains(field.name()) || field.equals(ProductField.SKU);
    }

    private static boolean isEverything(Set<String> selection) {
        return selection.isEmpty() || selection.contains(DesiredValue.Variants.FIELD);
    }

    private <T> void put(
            ProductField<T> field, Variant variant, MappingContext context, Map<String, DesiredValue> fields) {
        FieldValue<T> value = variant.fields().get(field).orElseThrow();
        if (field.equals(ProductField.IMAGES)) {
            List<ProductImage> images =
                    variant.fields().value(ProductField.IMAGES).orElse(List.of());
            fields.put(
                    DesiredVariant.IMAGE,
                    new DesiredValue.Images(images.stream().limit(1).toList()));
        } else if (field.equals(ProductField.STATUS)) {
            boolean shown = variant.fields()
                    .value(ProductField.STATUS)
                    .filter(ProductStatus.PUBLISH::equals)
                    .isPresent();
            fields.put(STATUS, new DesiredValue.Json(TextNode.valueOf(shown ? "publish" : "private")));
        } else {
            Map<String, DesiredValue> encoded = encoder.encode(field, value, context.units());
            String mapped = context.policy().fieldMapping().get(field.name());
            if (mapped == null) {
                fields.putAll(encoded);
            } else {
                encoded.values().stream().findFirst().ifPresent(only -> fields.put(mapped, only));
            }
        }
    }
}
