package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The raw values of a product as the database holds them. Only what differs from the default is kept, so that a store of
 * 200,000 products stays small. Once stored, an instance is never changed again: writers work on a {@link #copy}.
 */
final class Props {

    static final String MANAGE_STOCK = "manage_stock";
    static final String STOCK_QUANTITY = "stock_quantity";
    static final String STATUS = "status";
    static final String SLUG = "slug";
    static final String SKU = "sku";
    static final String TYPE = "type";
    static final String DATE_CREATED = "date_created";
    static final String DATE_MODIFIED = "date_modified";
    static final String META = "meta_data";

    private static final Map<String, JsonNode> DEFAULTS = Map.ofEntries(
            Map.entry(TYPE, TextNode.valueOf("simple")),
            Map.entry(STATUS, TextNode.valueOf("publish")),
            Map.entry("catalog_visibility", TextNode.valueOf("visible")),
            Map.entry("tax_status", TextNode.valueOf("taxable")),
            Map.entry("backorders", TextNode.valueOf("no")),
            Map.entry("stock_status", TextNode.valueOf("instock")),
            Map.entry("reviews_allowed", BooleanNode.TRUE),
            Map.entry("download_limit", IntNode.valueOf(-1)),
            Map.entry("download_expiry", IntNode.valueOf(-1)));

    private final ObjectNode values;

    private Props(ObjectNode values) {
        this.values = values;
    }

    static Props empty() {
        return new Props(Json.object());
    }

    Props copy() {
        return new Props(values.deepCopy());
    }

    String text(String name) {
        JsonNode value = node(name);
        return value == null ? "" : value.asText();
    }

    boolean flag(String name) {
        JsonNode value = node(name);
        return value != null && value.asBoolean();
    }

    long number(String name) {
        JsonNode value = node(name);
        return value == null ? 0 : value.asLong();
    }

    @Nullable
    Long optional(String name) {
        JsonNode value = node(name);
        return value == null ? null : value.asLong();
    }

    List<Long> ids(String name) {
        List<Long> ids = new ArrayList<>();
        list(name).forEach(id -> ids.add(id.asLong()));
        return ids;
    }

    ArrayNode list(String name) {
        return values.get(name) instanceof ArrayNode list ? list : Json.array();
    }

    ObjectNode object(String name) {
        return values.get(name) instanceof ObjectNode object ? object : Json.object();
    }

    private @Nullable JsonNode node(String name) {
        JsonNode value = values.get(name);
        return value == null ? DEFAULTS.get(name) : value;
    }

    Props put(String name, String value) {
        return set(name, TextNode.valueOf(value));
    }

    Props put(String name, boolean value) {
        return set(name, BooleanNode.valueOf(value));
    }

    Props put(String name, long value) {
        JsonNode standard = DEFAULTS.get(name);
        if (standard != null && standard.isInt() && standard.asLong() == value) {
            values.remove(name);
        } else if (value == 0
                && standard == null
                && !Set.of(STOCK_QUANTITY, "low_stock_amount", DATE_CREATED).contains(name)
                && !name.startsWith("date_")) {
            values.remove(name);
        } else {
            values.set(name, LongNode.valueOf(value));
        }
        return this;
    }

    /** A number that may be missing, such as a stock quantity or a date. */
    Props putOptional(String name, @Nullable Long value) {
        if (value == null) {
            values.remove(name);
        } else {
            values.set(name, LongNode.valueOf(value));
        }
        return this;
    }

    Props putIds(String name, Collection<Long> ids) {
        ArrayNode list = Json.array();
        ids.forEach(list::add);
        return set(name, list);
    }

    Props set(String name, JsonNode value) {
        boolean nothing = value.isNull()
                || (value.isContainerNode() && value.isEmpty())
                || (!DEFAULTS.containsKey(name)
                        && ((value.isTextual() && value.asText().isEmpty())
                                || (value.isBoolean() && !value.asBoolean())));
        if (nothing || value.equals(DEFAULTS.get(name))) {
            values.remove(name);
        } else {
            values.set(name, value);
        }
        return this;
    }

    void copyFrom(Props other, String name) {
        JsonNode value = other.values.get(name);
        if (value == null) {
            values.remove(name);
        } else {
            values.set(name, value);
        }
    }

    boolean differs(Props other, String name) {
        return !Objects.equals(values.get(name), other.values.get(name));
    }

    Set<String> changedFrom(Props other) {
        Set<String> names = new HashSet<>();
        values.fieldNames().forEachRemaining(names::add);
        other.values.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> !differs(other, name));
        return names;
    }
}
