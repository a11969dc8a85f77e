package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Takes the fields of a request over into the values of a variation. Must be called inside {@link Shop#change}. */
final class VariationFields {

    private static final Set<String> STATUSES =
            Set.of("draft", "pending", "private", "publish", "future", "auto-draft", "trash");

    private final Shop shop;
    private final ProductFields products;
    private final SkuRules skuRules;

    VariationFields(Shop shop) {
        this.shop = shop;
        this.products = new ProductFields(shop);
        this.skuRules = new SkuRules(shop);
    }

    void apply(long id, Props props, ObjectNode sent) {
        if (present(sent, "status")) {
            String status = Php.text(sent.get("status"));
            props.put(Props.STATUS, STATUSES.contains(status) ? status : "draft");
        }
        if (present(sent, "sku")) {
            skuRules.setSku(id, props, sent.get("sku"));
        }
        if (present(sent, "global_unique_id")) {
            skuRules.setGlobalUniqueId(id, props, sent.get("global_unique_id"));
        }
        if (present(sent, "virtual")) {
            props.put("virtual", Php.truth(sent.get("virtual")));
        }
        ProductFields.downloads(props, sent);
        products.shipping(props, sent);
        stock(props, sent);
        products.ownPrices(props, sent);
        if (present(sent, "tax_class")) {
            taxClass(props, Slugs.of(Php.text(sent.get("tax_class"))));
        }
        if (present(sent, "description")) {
            props.put("description", TextFilters.post(Php.text(sent.get("description"))));
        }
        if (sent.get("gallery_image_ids") instanceof ArrayNode gallery) {
            ArrayNode ids = Json.array();
            gallery.forEach(image -> ids.add(Php.absint(image)));
            props.set("gallery_image_ids", ids);
        }
        JsonNode attributes = sent.get("attributes");
        if (attributes != null && attributes.isContainerNode()) {
            chooseAttributes(shop, props, attributes);
        }
        if (!Php.empty(sent.get("menu_order"))) { // 0 is ignored (fact 108)
            props.put("menu_order", Php.integer(sent.get("menu_order")));
        }
    }

    private static boolean present(ObjectNode sent, String name) {
        return !Php.missing(sent.get(name));
    }

    private void taxClass(Props props, String slug) {
        boolean own = shop.taxClasses().containsKey(slug) || slug.isEmpty() || slug.equals("standard");
        props.put("own_tax_class", own && !slug.equals("parent"));
        props.put("tax_class", own && !slug.equals("standard") ? slug : "");
    }

    private void stock(Props props, ObjectNode sent) {
        if (present(sent, Props.MANAGE_STOCK)) {
            props.put(Props.MANAGE_STOCK, Php.truth(sent.get(Props.MANAGE_STOCK))); // "parent" is not true
        }
        if (present(sent, "stock_status")) {
            ProductFields.setStockStatus(props, Php.text(sent.get("stock_status")));
        }
        if (present(sent, "backorders")) {
            props.put("backorders", Php.text(sent.get("backorders")));
        }
        if (sent.has("low_stock_amount")) {
            JsonNode amount = sent.get("low_stock_amount");
            boolean none = amount.isNull() || Php.text(amount).isEmpty();
            props.putOptional("low_stock_amount", none ? null : Php.integer(amount));
        }
        if (props.flag(Props.MANAGE_STOCK)) {
            ProductFields.quantity(props, sent);
        }
    }

    /** Attributes sent replace all; what the parent does not use for variations is dropped (facts 103 to 105). */
    static void chooseAttributes(Shop shop, Props props, JsonNode sent) {
        StoredProduct parent = shop.find(props.number("parent_id"));
        ObjectNode chosen = Json.object();
        for (JsonNode entry : sent) {
            ObjectNode attribute = parent == null || !entry.isObject()
                    ? null
                    : ProductAttributes.findForVariations(shop, parent.props(), entry);
            String option = plain(Php.text(entry.get("option")));
            if (attribute != null && !option.isEmpty()) {
                chosen.put(attribute.path("key").asText(), ProductAttributes.storedOption(shop, attribute, option));
            }
        }
        props.set("attributes_chosen", chosen);
    }

    /** Slashes go, and what looks like a percent escape is decoded (i-variable/07). */
    private static String plain(String option) {
        String text = TextFilters.withoutSlashes(option);
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
