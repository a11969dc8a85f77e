package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The {@code meta_data} of a product: how rows are found, changed, removed and cast (facts 153 to 158). */
final class MetaRows {

    private static final int LONGEST_KEY = 255;

    /** Keys WooCommerce keeps for itself; they never show up in {@code meta_data}. */
    private static final Set<String> INTERNAL = Set.of(
            "_visibility",
            "_sku",
            "_global_unique_id",
            "_price",
            "_regular_price",
            "_sale_price",
            "_sale_price_dates_from",
            "_sale_price_dates_to",
            "total_sales",
            "_tax_status",
            "_tax_class",
            "_manage_stock",
            "_stock",
            "_stock_status",
            "_backorders",
            "_low_stock_amount",
            "_sold_individually",
            "_weight",
            "_length",
            "_width",
            "_height",
            "_upsell_ids",
            "_crosssell_ids",
            "_purchase_note",
            "_default_attributes",
            "_product_attributes",
            "_virtual",
            "_downloadable",
            "_download_limit",
            "_download_expiry",
            "_featured",
            "_downloadable_files",
            "_wc_rating_count",
            "_wc_average_rating",
            "_wc_review_count",
            "_variation_description",
            "_thumbnail_id",
            "_file_paths",
            "_product_image_gallery",
            "_product_version",
            "_wp_old_slug",
            "_edit_last",
            "_edit_lock",
            "_product_url",
            "_button_text",
            "_children");

    private MetaRows() {}

    static void apply(Shop shop, Props props, @Nullable JsonNode sent) {
        if (sent == null || sent.isNull() || !sent.isContainerNode()) {
            return;
        }
        ArrayNode rows = props.list(Props.META).deepCopy();
        for (JsonNode entry : sent) {
            applyOne(shop, props, rows, entry);
        }
        props.set(Props.META, rows);
    }

    private static void applyOne(Shop shop, Props props, ArrayNode rows, JsonNode entry) {
        String key = Php.text(entry.get("key"));
        if (key.isEmpty()) {
            return;
        }
        JsonNode value = cast(entry.get("value"));
        if (INTERNAL.contains(key)) {
            setInternal(props, key, value);
            return;
        }
        long id = Php.integer(entry.get("id"));
        ObjectNode row = id > 0 ? withId(rows, id) : null;
        if (row == null) {
            row = keepFirst(rows, key, id > 0);
        }
        if (value == null) {
            if (row != null) {
                removeRow(rows, row);
            }
        } else if (key.length() <= LONGEST_KEY) {
            if (row == null) {
                row = rows.addObject().put("id", shop.newMetaId());
            }
            row.put("key", key);
            row.set("value", value);
        }
    }

    /** Each row is written by itself: rows that somebody else wrote since the product was loaded stay (fact 147). */
    static void merge(Props loaded, Props edited, Props into) {
        ArrayNode before = loaded.list(Props.META);
        ArrayNode after = edited.list(Props.META);
        ArrayNode rows = into.list(Props.META).deepCopy();
        for (JsonNode row : before) {
            if (withId(after, row.path("id").asLong()) == null) {
                removeRow(rows, (ObjectNode) row);
            }
        }
        for (JsonNode row : after) {
            long id = row.path("id").asLong();
            if (!row.equals(withId(before, id))) {
                ObjectNode present = withId(rows, id);
                if (present == null) {
                    rows.add(row.deepCopy());
                } else {
                    present.setAll((ObjectNode) row.deepCopy());
                }
            }
        }
        into.set(Props.META, rows);
    }

    private static @Nullable ObjectNode withId(ArrayNode rows, long id) {
        for (JsonNode row : rows) {
            if (row.path("id").asLong() == id) {
                return (ObjectNode) row;
            }
        }
        return null;
    }

    /** The first row of the key; all others of the key go. With an unknown id the first goes as well. */
    private static @Nullable ObjectNode keepFirst(ArrayNode rows, String key, boolean none) {
        ObjectNode first = null;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).path("key").asText().equals(key)) {
                if (first == null && !none) {
                    first = (ObjectNode) rows.get(i);
                } else {
                    rows.remove(i);
                    i--;
                }
            }
        }
        return first;
    }

    private static void removeRow(ArrayNode rows, ObjectNode row) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).path("id").equals(row.path("id"))) {
                rows.remove(i);
                return;
            }
        }
    }

    /** Scalars at the top become text, deeper ones stay (fact 155). */
    private static @Nullable JsonNode cast(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        return value.isContainerNode() || value.isTextual() ? value : TextNode.valueOf(Php.text(value));
    }

    /** Some internal keys reach a setter, without the checks of the REST field (fact 156). */
    private static void setInternal(Props props, String key, @Nullable JsonNode value) {
        String text = Php.text(value);
        switch (key) {
            case "_sku" -> props.put(Props.SKU, text);
            case "_regular_price", "_sale_price", "_weight", "_length", "_width", "_height", "_purchase_note" ->
                props.put(key.substring(1), text);
            case "total_sales" -> props.put("total_sales", Php.integer(value));
            default -> {} // there is no setter, or its effect is computed again when the product is saved
        }
    }

    static void add(Shop shop, Props props, String key, String value) {
        ArrayNode rows = props.list(Props.META).deepCopy();
        rows.addObject().put("id", shop.newMetaId()).put("key", key).put("value", value);
        props.set(Props.META, rows);
    }

    static String take(Props props, String key) {
        ArrayNode rows = Json.array();
        String taken = "";
        for (JsonNode row : props.list(Props.META)) {
            if (row.path("key").asText().equals(key)) {
                taken = row.path("value").asText();
            } else {
                rows.add(row);
            }
        }
        props.set(Props.META, rows);
        return taken;
    }

    static ArrayNode render(Props props, Set<String> only, Set<String> without) {
        ArrayNode shown = Json.array();
        for (JsonNode row : props.list(Props.META)) {
            String key = row.path("key").asText();
            if ((only.isEmpty() || only.contains(key)) && !without.contains(key)) {
                shown.add(row);
            }
        }
        return shown;
    }
}
