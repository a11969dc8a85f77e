package io.github.wooautosync.mapping;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.wooautosync.catalog.AttributeValue;
import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.catalog.ProductField;
import io.github.wooautosync.catalog.ProductType;
import io.github.wooautosync.connection.AttributeScope;
import io.github.wooautosync.connection.FieldOwnership;
import io.github.wooautosync.connection.StorePolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The mapping that needs no code of the host: standard fields, attributes, meta data and raw fields, by selection,
 * field mapping and ownership.
 *
 * <ul>
 *   <li>Prices, weights and dimensions travel as plain decimal text with a dot, because a store reads {@code "19,99"} as
 *       1999 (fact 41); sale windows in GMT.
 *   <li>{@code type} is sent on create only: a change from variable to simple would delete all variations (fact 110).
 *   <li>Variants go out whatever is selected, because their product cannot be sold without them: with all their fields but
 *       stock when nothing or {@code variations} is selected, else with SKU, options and the selected fields.
 *   <li>Stock is sent only where the selection names it: shops count for themselves.
 * </ul>
 */
public final class StandardProductMapper implements ProductMapper {

    static final Set<String> STOCK = Set.of(
            ProductField.STOCK_QUANTITY.name(), ProductField.STOCK_STATUS.name(), ProductField.BACKORDERS.name());
    private static final String TYPE = "type";
    private static final Set<String> CREATE_ONLY = Set.of(TYPE);

    /** A variable or grouped product has the prices of its variants or members; a store drops others (facts 29, 106). */
    private static final Set<String> OWN_PRICES =
            Set.of("regular_price", "sale_price", "date_on_sale_from_gmt", "date_on_sale_to_gmt");

    private static final String ATTRIBUTES = "attributes";
    /** The prefix of a global attribute's taxonomy. */
    private static final String GLOBAL = "pa_";

    private static final String META_DATA = "meta_data";

    private final RawFields rawFields = new RawFields();
    private final FieldEncoder encoder = new FieldEncoder();
    private final VariantMapper variants = new VariantMapper(encoder);

    @Override
    public DesiredProduct map(Product product, MappingContext context) {
        ProductRules.check(product);
        Map<String, DesiredValue> fields = new LinkedHashMap<>();
        for (ProductField<?> field : product.fields().named()) {
            if (isSelected(field, context)) {
                put(field, product, context, fields);
            }
        }
        putAttributes(product, context, fields);
        applyType(product, context, fields);
        putMetaData(product, context, fields);
        product.rawFields()
                .forEach((name, value) -> fields.put(name, new DesiredValue.Json(rawFields.json(name, value))));
        SaleRules.clearDates(product, context.selection(), fields);
        SaleRules.check(fields);
        fields.keySet().removeIf(field -> context.policy().ownershipOf(field) == FieldOwnership.SHOP);
        return new DesiredProduct(fields, createOnly(fields.keySet(), context));
    }

    private static boolean isSelected(ProductField<?> field, MappingContext context) {
        return context.selection().isEmpty()
                ? !STOCK.contains(field.name())
                // A product cannot be created as something else than it is, whatever is selected.
                : context.selection().contains(field.name()) || field.equals(ProductField.TYPE);
    }

    private <T> void put(
            ProductField<T> field, Product product, MappingContext context, Map<String, DesiredValue> fields) {
        String mapped = context.policy().fieldMapping().get(field.name());
        product.fields().get(field).ifPresent(value -> {
            Map<String, DesiredValue> encoded = encoder.encode(field, value, context.units());
            if (mapped == null || encoded.containsKey(mapped)) {
                fields.putAll(encoded);
            } else {
                encoder.valueOf(field, encoded).ifPresent(only -> fields.put(mapped, only));
            }
        });
    }

    private static void putAttributes(Product product, MappingContext context, Map<String, DesiredValue> fields) {
        List<AttributeValue> selected = new ArrayList<>();
        for (AttributeValue attribute : VariantAttributes.of(product).byCode().values()) {
            if (isSelected(attribute, product, context)) {
                selected.add(attribute);
            }
        }
        if (product.attributes().isEmpty()
                || (selected.isEmpty() && !context.selection().isEmpty())) {
            return;
        }
        fields.put(
                ATTRIBUTES,
                new DesiredValue.Attributes(selected.stream()
                        .map(attribute -> attribute(attribute, context.policy()))
                        .toList()));
    }

    private static boolean isSelected(AttributeValue attribute, Product product, MappingContext context) {
        Set<String> selection = context.selection();
        return selection.isEmpty()
                || selection.contains(attribute.code())
                || selection.contains(ATTRIBUTES)
                // Variants cannot be chosen without it.
                || (attribute.forVariations() && VariantMapper.typeOf(product) == ProductType.VARIABLE);
    }

    private void applyType(Product product, MappingContext context, Map<String, DesiredValue> fields) {
        ProductType type = VariantMapper.typeOf(product);
        if (type == ProductType.VARIABLE) {
            fields.put(TYPE, new DesiredValue.Json(TextNode.valueOf("variable")));
            Map<String, DesiredAttribute> attributes = new LinkedHashMap<>();
            VariantAttributes.of(product)
                    .byCode()
                    .forEach((code, value) -> attributes.put(code, attribute(value, context.policy())));
            fields.put(DesiredValue.Variants.FIELD, variants.map(product, attributes, context));
        }
        if (type == ProductType.VARIABLE || type == ProductType.GROUPED) {
            fields.keySet().removeAll(OWN_PRICES);
        }
        if (type == ProductType.EXTERNAL && managesStock(fields)) {
            throw new InvalidProductException(
                    "invalid_stock_quantity",
                    "stock_quantity is given, but the product is external, and stores refuse stock for those (fact 29);"
                            + " leave it out");
        }
    }

    private static boolean managesStock(Map<String, DesiredValue> fields) {
        return fields.get("manage_stock") instanceof DesiredValue.Json json
                && json.value().asBoolean();
    }

    private static DesiredAttribute attribute(AttributeValue attribute, StorePolicy policy) {
        Optional<String> slug = Optional.ofNullable(policy.fieldMapping().get(attribute.code()))
                .filter(target -> target.startsWith(GLOBAL))
                .map(target -> target.substring(GLOBAL.length()));
        return new DesiredAttribute(
                attribute.code(),
                attribute.label(),
                attribute.values(),
                attribute.visible(),
                attribute.forVariations(),
                slug.isPresent() ? AttributeScope.GLOBAL : policy.scopeOf(attribute.code()),
                slug);
    }

    private static void putMetaData(Product product, MappingContext context, Map<String, DesiredValue> fields) {
        if (product.metaData().isEmpty()
                || !(context.selection().isEmpty() || context.selection().contains(META_DATA))) {
            return;
        }
        MetaDataRules.check(product.metaData());
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        product.metaData()
                .forEach((key, value) -> list.addObject().put("key", key).set("value", TextNode.valueOf(value)));
        fields.put(META_DATA, new DesiredValue.Json(list));
    }

    private static Set<String> createOnly(Set<String> fields, MappingContext context) {
        Set<String> names = new LinkedHashSet<>(CREATE_ONLY);
        for (String field : fields) {
            if (context.policy().ownershipOf(field) == FieldOwnership.CREATE_ONLY) {
                names.add(field);
            }
        }
        return names;
    }
}
