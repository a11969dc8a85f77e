package io.github.wooautosync.mapping;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.wooautosync.catalog.FieldValue;
import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.catalog.ProductField;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What holds for the sale of a product once it is known which store fields it becomes. */
final class SaleRules {

    private static final Map<ProductField<?>, String> DATES = Map.of(
            ProductField.SALE_FROM, "date_on_sale_from_gmt",
            ProductField.SALE_TO, "date_on_sale_to_gmt");

    private SaleRules() {}

    /** A store keeps the dates of a sale that is over (fact 39), so that the next sale would have them. */
    static void clearDates(Product product, Set<String> selection, Map<String, DesiredValue> fields) {
        boolean cleared = product.fields()
                .get(ProductField.SALE_PRICE)
                .filter(FieldValue.Cleared.class::isInstance)
                .isPresent();
        boolean sent = fields.get("sale_price") instanceof DesiredValue.Json json
                && json.value().asText().isEmpty();
        if (cleared && sent) {
            DATES.forEach((field, place) -> {
                boolean selected = selection.isEmpty() || selection.contains(field.name());
                if (selected && product.fields().get(field).isEmpty()) {
                    fields.put(place, new DesiredValue.Json(TextNode.valueOf("")));
                }
            });
        }
    }

    /** Also for a price that came to its place by a field mapping or as a raw field. */
    static void check(Map<String, DesiredValue> fields) {
        Optional<BigDecimal> sale = number(fields, "sale_price");
        Optional<BigDecimal> regular = number(fields, "regular_price");
        if (sale.isPresent() && regular.isPresent() && sale.get().compareTo(regular.get()) >= 0) {
            throw new InvalidProductException(
                    "invalid_sale_price",
                    "sale_price " + sale.get().toPlainString() + " is not below regular_price "
                            + regular.get().toPlainString()
                            + "; a store drops such a sale silently. Lower the sale price or clear it, and look at the"
                            + " field mapping");
        }
    }

    private static Optional<BigDecimal> number(Map<String, DesiredValue> fields, String field) {
        if (!(fields.get(field) instanceof DesiredValue.Json json)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(json.value().asText().strip()));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }
}
