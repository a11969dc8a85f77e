package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads a product as a test writes it down, without the rules of REST. */
final class SeedReader {

    private static final Set<String> TEXTS = Set.of(
            "name",
            "slug",
            "type",
            "status",
            "catalog_visibility",
            "description",
            "short_description",
            "sku",
            "global_unique_id",
            "price",
            "regular_price",
            "sale_price",
            "external_url",
            "button_text",
            "tax_status",
            "tax_class",
            "stock_status",
            "backorders",
            "weight",
            "purchase_note",
            "post_password");
    private static final Set<String> FLAGS =
            Set.of("featured", "virtual", "downloadable", "manage_stock", "sold_individually", "reviews_allowed");
    private static final Set<String> NUMBERS =
            Set.of("total_sales", "download_limit", "download_expiry", "shipping_class_id", "menu_order");

    private final Shop shop;

    SeedReader(Shop shop) {
        this.shop = shop;
    }

    Props read(ObjectNode sent, long parentId) {
        Props props = Props.empty();
        long now = shop.clock().now();
        props.putOptional(Props.DATE_CREATED, now);
        props.putOptional(Props.DATE_MODIFIED, now);
        props.put("parent_id", parentId == 0 ? Php.integer(sent.get("parent_id")) : parentId);
        if (parentId == 0) {
            props.put("name", "Product");
            props.putIds("category_ids", Set.of(Shop.DEFAULT_CATEGORY));
        }
        overlay(props, sent);
        return props;
    }

    void overlay(Props props, ObjectNode sent) {
        sent.properties().forEach(entry -> {
            String name = entry.getKey();
            JsonNode value = entry.getValue();
            if (TEXTS.contains(name)) {
                props.put(name, Php.text(value));
            } else if (FLAGS.contains(name)) {
                props.put(name, Php.truth(value));
            } else if (NUMBERS.contains(name)) {
                props.put(name, Php.integer(value));
            }
        });
        numbers(props, sent);
        dates(props, sent);
        references(props, sent);
        if (!sent.has("price") && (sent.has("regular_price") || sent.has("sale_price"))) {
            Pricing.settle(props, shop.clock().now());
        }
    }

    private static void numbers(Props props, ObjectNode sent) {
        for (String name : List.of("stock_quantity", "low_stock_amount")) {
            if (sent.has(name)) {
                JsonNode value = sent.get(name);
                props.putOptional(name, Php.missing(value) ? null : Php.integer(value));
            }
        }
        for (String name : List.of("length", "width", "height")) {
            if (sent.path("dimensions").has(name)) {
                props.put(name, Php.text(sent.path("dimensions").get(name)));
            }
        }
    }

    private void dates(Props props, ObjectNode sent) {
        for (String name : List.of(Props.DATE_CREATED, Props.DATE_MODIFIED, "date_on_sale_from", "date_on_sale_to")) {
            if (sent.hasNonNull(name + "_gmt")) {
                props.putOptional(
                        name, shop.clock().parseGmt(sent.get(name + "_gmt").asText()));
            }
        }
    }

    private void references(Props props, ObjectNode sent) {
        ids(props, sent, "categories", "category_ids");
        ids(props, sent, "brands", "brand_ids");
        ids(props, sent, "images", "image_ids");
        ids(props, sent, "upsell_ids", "upsell_ids");
        ids(props, sent, "cross_sell_ids", "cross_sell_ids");
        ids(props, sent, "grouped_products", "grouped_products");
        if (sent.hasNonNull("tags")) {
            List<Long> ids = new ArrayList<>();
            for (JsonNode tag : sent.get("tags")) {
                Term named = tag.hasNonNull("id")
                        ? shop.tags().find(tag.get("id").asLong())
                        : Terms.tagForProduct(shop, Php.text(tag.get("name")));
                if (named != null) {
                    ids.add(named.id());
                }
            }
            props.putIds("tag_ids", ids);
        }
        boolean variation = props.text(Props.TYPE).equals("variation");
        if (sent.hasNonNull("attributes")) {
            if (variation) {
                VariationFields.chooseAttributes(shop, props, sent.get("attributes"));
            } else {
                ProductAttributes.apply(shop, props, sent.get("attributes"));
            }
        }
        if (sent.hasNonNull("image") && variation) {
            props.putIds("image_ids", Set.of(Php.integer(sent.get("image").get("id"))));
        }
        MetaRows.apply(shop, props, sent.get(Props.META));
    }

    private static void ids(Props props, ObjectNode sent, String name, String stored) {
        if (sent.hasNonNull(name)) {
            List<Long> ids = new ArrayList<>();
            for (JsonNode entry : sent.get(name)) {
                ids.add(Php.integer(entry.isObject() ? entry.get("id") : entry));
            }
            props.putIds(stored, ids);
        }
    }
}
