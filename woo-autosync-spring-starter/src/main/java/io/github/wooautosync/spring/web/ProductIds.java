package io.github.wooautosync.spring.web;

import io.github.wooautosync.id.ProductId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Product ids as callers write them in addresses. */
final class ProductIds {

    private ProductIds() {}

    static ProductId of(String field, String text) {
        if (text.isBlank() || text.length() > ProductId.MAXIMUM_LENGTH) {
            throw ApiException.field(
                    field,
                    "is no product id",
                    "send 1 to " + ProductId.MAXIMUM_LENGTH + " characters, not only blanks");
        }
        return ProductId.of(text);
    }

    /**
     * Reads parameters of an address.
     *
     * @param lists each with commas between ids
     * @param singles each one id, which may hold a comma
     */
    static List<ProductId> of(Collection<String> lists, Collection<String> singles, int maximum) {
        Set<ProductId> ids = new LinkedHashSet<>();
        for (String list : lists) {
            for (String text : list.split(",", -1)) {
                ids.add(of("productIds", text.strip()));
            }
        }
        singles.forEach(text -> ids.add(of("productId", text)));
        refuseMoreThan(maximum, "productIds", ids.size());
        return List.copyOf(ids);
    }

    static void refuseMoreThan(int maximum, String field, int size) {
        if (size > maximum) {
            throw ApiException.field(
                    field,
                    "names " + size + " products, and one request may name " + maximum,
                    "send several requests, or raise woo.autosync.web.maximum-product-ids");
        }
    }
}
