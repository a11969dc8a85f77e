package io.github.wooautosync.mapping;

import io.github.wooautosync.catalog.FieldValue;
import io.github.wooautosync.catalog.FieldValues;
import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.catalog.ProductField;
import io.github.wooautosync.catalog.ProductType;
import io.github.wooautosync.woo.SkuKey;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds what a store would refuse, drop silently or take for something else. Batches are not validated by the store
 * (fact 68), so it is done here.
 */
final class ProductRules {

    /** MySQL's TEXT column; a longer text takes other fields of the request with it (fact 46). */
    private static final int MAXIMUM_TEXT_BYTES = 65_535;

    /** Longer SKUs are stored without protection against duplicates (fact 56). */
    private static final int MAXIMUM_SKU_LENGTH = 100;

    private ProductRules() {}

    static void check(Product product) {
        checkName(product);
        checkSku(product);
        checkPrice(product, ProductField.PRICE);
        checkPrice(product, ProductField.SALE_PRICE);
        checkSale(product);
        checkLength(product, ProductField.NAME);
        checkLength(product, ProductField.SHORT_DESCRIPTION);
        checkType(product);
        VariantRules.check(product);
    }

    private static void checkType(Product product) {
        ProductType type = VariantMapper.typeOf(product);
        if (type != ProductType.VARIABLE && !product.variants().isEmpty()) {
            throw new InvalidProductException(
                    "invalid_type",
                    "type is " + type.name().toLowerCase(Locale.ROOT) + ", but there are "
                            + product.variants().size() + " variants; make it variable, or leave out the variants");
        }
        if (type != ProductType.EXTERNAL
                && product.fields().value(ProductField.EXTERNAL_URL).isPresent()) {
            throw new InvalidProductException(
                    "invalid_external_url",
                    "external_url is given, but type is " + type.name().toLowerCase(Locale.ROOT)
                            + ", so a store drops it silently (fact 29); make the type external or leave out the address");
        }
    }

    private static void checkName(Product product) {
        Optional<FieldValue<String>> name = product.fields().get(ProductField.NAME);
        if (name.isPresent() && product.name().filter(text -> !text.isBlank()).isEmpty()) {
            throw new InvalidProductException(
                    "invalid_name", "name is empty; a store would lose other fields with it. Give the product a name");
        }
    }

    private static void checkSku(Product product) {
        String sku = product.sku().orElse("");
        if (!SkuKey.isSearchable(sku)) {
            throw new InvalidProductException(
                    "invalid_sku",
                    "sku is '" + sku
                            + "', which a store cannot be asked for, so that the product could be created twice."
                            + " Give it a unique SKU");
        }
        checkSkuLength("", sku);
    }

    static void checkSkuLength(String whose, String sku) {
        if (sku.length() > MAXIMUM_SKU_LENGTH) {
            throw new InvalidProductException(
                    "invalid_sku",
                    whose + "sku has " + sku.length() + " characters; a store protects only " + MAXIMUM_SKU_LENGTH
                            + " against duplicates. Shorten it");
        }
    }

    private static void checkPrice(Product product, ProductField<BigDecimal> field) {
        checkPrice("", product.fields(), field);
    }

    /**
     * Refuses a negative price.
     *
     * @param whose what to put before the field's name
     */
    static void checkPrice(String whose, FieldValues fields, ProductField<BigDecimal> field) {
        fields.value(field).filter(price -> price.signum() < 0).ifPresent(price -> {
            throw new InvalidProductException(
                    "invalid_" + field.name(), whose + field.name() + " is negative (" + price.toPlainString() + ")");
        });
    }

    private static void checkSale(Product product) {
        checkSale("", product.fields());
    }

    static void checkSale(String whose, FieldValues fields) {
        Optional<BigDecimal> sale = fields.value(ProductField.SALE_PRICE);
        Optional<BigDecimal> regular = fields.value(ProductField.PRICE);
        if (sale.isPresent() && regular.isPresent() && sale.get().compareTo(regular.get()) >= 0) {
            throw new InvalidProductException(
                    "invalid_sale_price",
                    whose + "sale_price " + sale.get().toPlainString() + " is not below price "
                            + regular.get().toPlainString()
                            + "; a store drops such a sale silently. Lower the sale price or clear it");
        }
    }

    private static void checkLength(Product product, ProductField<String> field) {
        product.fields().value(field).ifPresent(text -> {
            int bytes = text.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MAXIMUM_TEXT_BYTES) {
                throw new InvalidProductException(
                        "invalid_" + field.name(),
                        field.name() + " has " + bytes + " bytes; a store takes " + MAXIMUM_TEXT_BYTES
                                + " and drops longer texts silently. Shorten it");
            }
        });
    }
}
