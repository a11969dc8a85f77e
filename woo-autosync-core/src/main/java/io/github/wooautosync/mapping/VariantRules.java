package io.github.wooautosync.mapping;

import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.catalog.ProductField;
import io.github.wooautosync.catalog.Variant;
import io.github.wooautosync.woo.SkuKey;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Finds variants that a store would take for something else: it checks neither options nor combinations (fact 104).
 * Every refusal names the variant and the remedy.
 */
final class VariantRules {

    /** What a store keeps for a variation of its own. */
    static final Set<ProductField<?>> FIELDS = Set.of(
            ProductField.SKU,
            ProductField.STATUS,
            ProductField.DESCRIPTION,
            ProductField.PRICE,
            ProductField.SALE_PRICE,
            ProductField.SALE_FROM,
            ProductField.SALE_TO,
            ProductField.GTIN,
            ProductField.WEIGHT,
            ProductField.DIMENSIONS,
            ProductField.TAX_CLASS,
            ProductField.SHIPPING_CLASS,
            ProductField.VIRTUAL,
            ProductField.DOWNLOADABLE,
            ProductField.MENU_ORDER,
            ProductField.STOCK_QUANTITY,
            ProductField.STOCK_STATUS,
            ProductField.BACKORDERS,
            ProductField.IMAGES);

    /** As a key of the variants' links. */
    private static final int MAXIMUM_ID_LENGTH = 191;

    private final Product product;
    private final Map<String, String> ids = new HashMap<>();
    private final Map<Map<String, String>, String> combinations = new HashMap<>();
    private final Map<SkuKey, String> skus = new HashMap<>();

    private VariantRules(Product product) {
        this.product = product;
        product.sku().ifPresent(sku -> skus.put(SkuKey.of(sku), "the product itself"));
    }

    static void check(Product product) {
        VariantRules rules = new VariantRules(product);
        product.variants().forEach(rules::check);
    }

    private void check(Variant variant) {
        checkId(variant);
        checkFields(variant);
        checkCombination(variant);
        checkSku(variant);
        String whose = "variant '" + variant.id() + "': ";
        ProductRules.checkPrice(whose, variant.fields(), ProductField.PRICE);
        ProductRules.checkPrice(whose, variant.fields(), ProductField.SALE_PRICE);
        ProductRules.checkSale(whose, variant.fields());
    }

    private void checkId(Variant variant) {
        String id = variant.id();
        if (id.isBlank() || id.length() > MAXIMUM_ID_LENGTH) {
            throw new InvalidProductException(
                    "invalid_variant_id",
                    "a variant has the id '" + id + "'; give it one of 1 to " + MAXIMUM_ID_LENGTH + " characters");
        }
        if (ids.putIfAbsent(id, id) != null) {
            throw new InvalidProductException(
                    "invalid_variant_id", "two variants have the id '" + id + "'; give each its own");
        }
    }

    private static void checkFields(Variant variant) {
        for (ProductField<?> field : variant.fields().named()) {
            if (!FIELDS.contains(field)) {
                throw new InvalidProductException(
                        "variant_field_unsupported",
                        "variant '" + variant.id() + "' names " + field.name()
                                + ", which stores keep for the whole product only; name it there");
            }
        }
    }

    private void checkCombination(Variant variant) {
        Map<String, String> combination = new LinkedHashMap<>();
        variant.options().forEach((code, value) -> {
            if (!product.attributes().containsKey(code)) {
                throw new InvalidProductException(
                        "variant_attribute_unknown",
                        "variant '" + variant.id() + "' has a value for attribute '" + code
                                + "', which its product does not have; add the attribute to the product");
            }
            if (value.isBlank()) {
                throw new InvalidProductException(
                        "variant_option_empty",
                        "variant '" + variant.id() + "' has an empty value for attribute '" + code
                                + "'; give it a value, or leave the attribute out where any value is meant");
            }
            combination.put(code, VariantAttributes.key(value));
        });
        if (combination.isEmpty()) {
            throw new InvalidProductException(
                    "variant_option_empty",
                    "variant '" + variant.id() + "' has no value for any attribute, so that shoppers cannot choose it;"
                            + " give it the values that make it");
        }
        String other = combinations.putIfAbsent(combination, variant.id());
        if (other != null) {
            throw new InvalidProductException(
                    "variant_combination_twice",
                    "variants '" + other + "' and '" + variant.id() + "' have the same values (" + variant.options()
                            + "), so that shoppers could not tell them apart; change or remove one of them");
        }
    }

    private void checkSku(Variant variant) {
        String sku = variant.sku().orElse("").strip();
        ProductRules.checkSkuLength("variant '" + variant.id() + "': ", sku);
        if (sku.isEmpty()) {
            return;
        }
        String other = skus.putIfAbsent(SkuKey.of(sku), "variant '" + variant.id() + "'");
        if (other != null) {
            throw new InvalidProductException(
                    "variant_sku_twice",
                    "variant '" + variant.id() + "' and " + other + " have the same SKU '"
                            + sku + "' for a store, which ignores letter case and accents;"
                            + " give each its own");
        }
    }
}
