package io.github.wooautosync.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.wooautosync.catalog.CategoryPath;
import io.github.wooautosync.catalog.Dimensions;
import io.github.wooautosync.catalog.FieldValue;
import io.github.wooautosync.catalog.ProductField;
import io.github.wooautosync.catalog.ProductImage;
import io.github.wooautosync.catalog.StockStatus;
import io.github.wooautosync.catalog.Weight;
import io.github.wooautosync.id.ProductId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Knows for each field of a product its place in the REST API, how to write its value, and how to clear it there. */
final class FieldEncoder {

    private static final DateTimeFormatter GMT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final int MEASURE_SCALE = 6;
    private static final String STOCK_QUANTITY = "stock_quantity";

    private final Map<ProductField<?>, Encoding<?>> encodings = new LinkedHashMap<>();

    FieldEncoder() {
        texts();
        numbers();
        choices();
        references();
    }

    /** The store fields that one field of a product becomes. */
    <T> Map<String, DesiredValue> encode(ProductField<T> field, FieldValue<T> value, StoreUnits units) {
        Encoding<T> encoding = encodingOf(field);
        if (value instanceof FieldValue.Given<T> given) {
            return encoding.given().write(given.value(), units);
        }
        return encoding.cleared();
    }

    /**
     * The one value among the store fields of a field, for a field that is mapped to another place: what only switches
     * the field on stays behind.
     */
    Optional<DesiredValue> valueOf(ProductField<?> field, Map<String, DesiredValue> encoded) {
        return field.equals(ProductField.STOCK_QUANTITY)
                ? Optional.ofNullable(encoded.get(STOCK_QUANTITY))
                : encoded.values().stream().findFirst();
    }

    @SuppressWarnings("unchecked") // an encoding is registered only for a field of its own type
    private <T> Encoding<T> encodingOf(ProductField<T> field) {
        Encoding<?> encoding = encodings.get(field);
        if (encoding == null) {
            throw new IllegalStateException("no encoding for field " + field);
        }
        return (Encoding<T>) encoding;
    }

    private void texts() {
        text(ProductField.NAME, "name");
        text(ProductField.SKU, "sku");
        text(ProductField.SLUG, "slug");
        text(ProductField.DESCRIPTION, "description");
        text(ProductField.SHORT_DESCRIPTION, "short_description");
        text(ProductField.GTIN, "global_unique_id");
        text(ProductField.TAX_CLASS, "tax_class");
        text(ProductField.SHIPPING_CLASS, "shipping_class");
        text(ProductField.PURCHASE_NOTE, "purchase_note");
        text(ProductField.BUTTON_TEXT, "button_text");
        value(ProductField.EXTERNAL_URL, "external_url", url -> TextNode.valueOf(url.toString()), text(""));
    }

    private void numbers() {
        value(ProductField.PRICE, "regular_price", FieldEncoder::decimal, text(""));
        value(ProductField.SALE_PRICE, "sale_price", FieldEncoder::decimal, text(""));
        value(ProductField.SALE_FROM, "date_on_sale_from_gmt", FieldEncoder::gmt, text(""));
        value(ProductField.SALE_TO, "date_on_sale_to_gmt", FieldEncoder::gmt, text(""));
        value(ProductField.MENU_ORDER, "menu_order", IntNode::valueOf, IntNode.valueOf(0));
        put(
                ProductField.WEIGHT,
                (weight, units) -> single("weight", text(convert(weight, units))),
                single("weight", text("")));
        put(
                ProductField.DIMENSIONS,
                (dimensions, units) -> single("dimensions", convert(dimensions, units)),
                single("dimensions", sides("", "", "")));
        put(ProductField.STOCK_QUANTITY, (quantity, units) -> managedStock(quantity), unmanagedStock());
    }

    private void choices() {
        value(ProductField.TYPE, "type", FieldEncoder::word, text("simple"));
        value(ProductField.STATUS, "status", FieldEncoder::word, text("draft"));
        value(ProductField.CATALOG_VISIBILITY, "catalog_visibility", FieldEncoder::word, text("visible"));
        value(ProductField.TAX_STATUS, "tax_status", FieldEncoder::word, text("taxable"));
        value(ProductField.BACKORDERS, "backorders", FieldEncoder::word, text("no"));
        value(ProductField.STOCK_STATUS, "stock_status", FieldEncoder::stockStatus, stockStatus(StockStatus.IN_STOCK));
        flag(ProductField.FEATURED, "featured", false);
        flag(ProductField.VIRTUAL, "virtual", false);
        flag(ProductField.DOWNLOADABLE, "downloadable", false);
        flag(ProductField.SOLD_INDIVIDUALLY, "sold_individually", false);
        flag(ProductField.REVIEWS_ALLOWED, "reviews_allowed", true);
    }

    private void references() {
        reference(ProductField.IMAGES, "images", (List<ProductImage> all) -> new DesiredValue.Images(all));
        reference(ProductField.CATEGORIES, "categories", (List<CategoryPath> all) -> new DesiredValue.Categories(all));
        reference(ProductField.BRANDS, "brands", (List<String> all) -> new DesiredValue.Brands(all));
        reference(ProductField.UP_SELLS, "upsell_ids", (List<ProductId> all) -> new DesiredValue.Products(all));
        reference(ProductField.CROSS_SELLS, "cross_sell_ids", (List<ProductId> all) -> new DesiredValue.Products(all));
        reference(
                ProductField.GROUPED_PRODUCTS,
                "grouped_products",
                (List<ProductId> all) -> new DesiredValue.Products(all));
        reference(ProductField.TAGS, "tags", (List<String> all) -> new DesiredValue.Tags(all));
    }

    private void text(ProductField<String> field, String place) {
        value(field, place, FieldEncoder::text, text(""));
    }

    private void flag(ProductField<Boolean> field, String place, boolean whenCleared) {
        value(field, place, BooleanNode::valueOf, BooleanNode.valueOf(whenCleared));
    }

    private <T> void value(ProductField<T> field, String place, JsonWriter<T> writer, JsonNode whenCleared) {
        put(field, (value, units) -> single(place, writer.write(value)), single(place, whenCleared));
    }

    private <T> void reference(ProductField<List<T>> field, String place, ReferenceWriter<T> writer) {
        put(field, (list, units) -> Map.of(place, writer.write(list)), Map.of(place, writer.write(List.of())));
    }

    private <T> void put(ProductField<T> field, FieldWriter<T> given, Map<String, DesiredValue> cleared) {
        encodings.put(field, new Encoding<>(given, cleared));
    }

    private static Map<String, DesiredValue> single(String place, JsonNode value) {
        return Map.of(place, new DesiredValue.Json(value));
    }

    private static JsonNode text(String value) {
        return TextNode.valueOf(value);
    }

    private static JsonNode decimal(BigDecimal value) {
        return text(value.toPlainString());
    }

    private static JsonNode gmt(Instant instant) {
        return text(GMT.format(instant.atOffset(ZoneOffset.UTC)));
    }

    private static JsonNode word(Enum<?> choice) {
        return text(choice.name().toLowerCase(Locale.ROOT));
    }

    private static JsonNode stockStatus(StockStatus status) {
        return text(status.name().replace("_", "").toLowerCase(Locale.ROOT));
    }

    private static String convert(Weight weight, StoreUnits units) {
        return weight.unit() == units.weight()
                ? weight.value().toPlainString()
                : converted(
                        weight.value().multiply(weight.unit().inGrams()),
                        units.weight().inGrams());
    }

    private static JsonNode convert(Dimensions dimensions, StoreUnits units) {
        return sides(
                convert(dimensions.length(), dimensions, units),
                convert(dimensions.width(), dimensions, units),
                convert(dimensions.height(), dimensions, units));
    }

    private static String convert(BigDecimal side, Dimensions dimensions, StoreUnits units) {
        return dimensions.unit() == units.dimension()
                ? side.toPlainString()
                : converted(
                        side.multiply(dimensions.unit().inMillimetres()),
                        units.dimension().inMillimetres());
    }

    private static String converted(BigDecimal inSmallUnit, BigDecimal unit) {
        BigDecimal value =
                inSmallUnit.divide(unit, MEASURE_SCALE, RoundingMode.HALF_UP).stripTrailingZeros();
        return value.toPlainString();
    }

    private static ObjectNode sides(String length, String width, String height) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("length", length)
                .put("width", width)
                .put("height", height);
    }

    private static Map<String, DesiredValue> managedStock(int quantity) {
        Map<String, DesiredValue> fields = new LinkedHashMap<>();
        // Without manage_stock the store ignores the quantity (fact 51).
        fields.put("manage_stock", new DesiredValue.Json(BooleanNode.TRUE));
        fields.put(STOCK_QUANTITY, new DesiredValue.Json(IntNode.valueOf(quantity)));
        return fields;
    }

    private static Map<String, DesiredValue> unmanagedStock() {
        return single("manage_stock", BooleanNode.FALSE);
    }

    private record Encoding<T>(FieldWriter<T> given, Map<String, DesiredValue> cleared) {}

    private interface FieldWriter<T> {
        Map<String, DesiredValue> write(T value, StoreUnits units);
    }

    private interface JsonWriter<T> {
        JsonNode write(T value);
    }

    private interface ReferenceWriter<T> {
        DesiredValue write(List<T> values);
    }
}
