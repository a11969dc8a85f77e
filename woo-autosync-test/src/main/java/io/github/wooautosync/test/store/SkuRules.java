package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Uniqueness of SKU and of {@code global_unique_id} (facts 32, 53 to 61). */
final class SkuRules {

    private final Shop shop;

    SkuRules(Shop shop) {
        this.shop = shop;
    }

    void setSku(long id, Props props, JsonNode sent) {
        String sku = TextFilters.clean(Php.text(sent));
        if (!sku.isEmpty() && isTaken(id, sku)) {
            ObjectNode data = Json.object();
            data.put("resource_id", holder(sku));
            data.put("unique_sku", freeSku(id, sku));
            throw RestError.withData(400, "product_invalid_sku", "Invalid or duplicated SKU.", data);
        }
        props.put(Props.SKU, sku);
    }

    /** Products in the trash and ghosts do not count here (facts 59, 61). */
    private boolean isTaken(long byOtherThan, String sku) {
        return living(sku).stream().anyMatch(id -> id != byOtherThan);
    }

    private List<Long> living(String sku) {
        return shop.skus().lookupRows(sku).stream()
                .filter(id -> {
                    StoredProduct product = shop.find(id);
                    return product != null && !product.isTrashed();
                })
                .toList();
    }

    /** The first row of the lookup table, perhaps the product itself (fact 60). */
    private long holder(String sku) {
        return living(sku).get(0);
    }

    private String freeSku(long id, String sku) {
        int number = 1;
        while (isTaken(id, sku + "-" + number)) {
            number++;
        }
        return sku + "-" + number;
    }

    /** The lock that product creates through REST take: any row blocks, trash and ghosts too (facts 57, 59, 61). */
    void lockForCreate(String sku) {
        if (!sku.isEmpty() && !shop.skus().lookupRows(sku).isEmpty()) {
            throw RestError.of(
                    400,
                    "woocommerce_rest_product_not_created",
                    "The product with SKU (" + sku
                            + ") you are trying to insert is already present in the lookup table");
        }
    }

    void setGlobalUniqueId(long id, Props props, JsonNode sent) {
        String value = TextFilters.clean(Php.text(sent)).replaceAll("[^0-9Xx-]", "");
        if (value.replaceAll("[Xx]$", "").matches(".*[Xx].*")) {
            throw RestError.of(
                    400,
                    "product_invalid_global_unique_id_format",
                    "Invalid GTIN, UPC, EAN, or ISBN. The letter X is only valid as the final ISBN-10 check digit.");
        }
        if (!value.isEmpty()) {
            for (long other : shop.withGlobalUniqueId(value)) {
                StoredProduct holder = shop.find(other);
                if (other != id && holder != null && !holder.isTrashed()) {
                    throw RestError.withData(
                            400,
                            "product_invalid_global_unique_id",
                            "Invalid or duplicated GTIN, UPC, EAN or ISBN.",
                            Json.object().put("resource_id", other));
                }
            }
        }
        props.put("global_unique_id", value);
    }
}
