package io.github.wooautosync.mapping;

import io.github.wooautosync.catalog.FieldValue;
import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.catalog.ProductField;
import io.github.wooautosync.catalog.ProductType;
import io.github.wooautosync.woo.SkuKey;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
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
        checkVariants(product);
    }

    /** Better an error than a product that cannot be bought, or variants that are silently missing. */
    private static void checkVariants(Product product) {
        boolean variable = product.fields()
                .value(ProductField.TYPE)
                .filter(ProductType.VARIABLE::equals)
                .isPresent();
        if (variable || !product.variants().isEmpty()) {
            throw new InvalidProductException(
                    "variants_unsupported",
                    "type is variable, or there are variants: this version does not push variants yet. Export the variants"
                            + " as simple products, or leave the product out");
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
        if (sku.length() > MAXIMUM_SKU_LENGTH) {
            throw new InvalidProductException(
                    "invalid_sku",
                    "sku has " + sku.length() + " characters; a store protects only " + MAXIMUM_SKU_LENGTH
                            + " against duplicates. Shorten it");
        }
    }

    private static void checkPrice(Product product, ProductField<BigDecimal> field) {
        product.fields().value(field).filter(price -> price.signum() < 0).ifPresent(price -> {
            throw new InvalidProductException(
                    "invalid_" + field.name(), field.name() + " is negative (" + price.toPlainString() + ")");
        });
    }

    private static void checkSale(Product product) {
        Optional<BigDecimal> sale = product.fields().value(ProductField.SALE_PRICE);
        Optional<BigDecimal> regular = product.fields().value(ProductField.PRICE);
        if (sale.isPresent() && regular.isPresent() && sale.get().compareTo(regular.get()) >= 0) {
            throw new InvalidProductException(
                    "invalid_sale_price",
                    "sale_price " + sale.get().toPlainString() + " is not below price "
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
