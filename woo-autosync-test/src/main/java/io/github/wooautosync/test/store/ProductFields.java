package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes the fields of a request over into the values of a product, in the order of WooCommerce. What is null counts as not
 * sent: a single request has its nulls cast before (fact 36). Must be called inside {@link Shop#change}.
 */
final class ProductFields {

    private static final Set<String> STATUSES =
            Set.of("draft", "pending", "private", "publish", "future", "auto-draft", "trash");
    private static final Set<String> TYPES = Set.of("simple", "grouped", "external", "variable");
    private static final Set<String> VISIBILITIES = Set.of("visible", "catalog", "search", "hidden");
    private static final Set<String> TAX_STATUSES = Set.of("taxable", "shipping", "none");
    private static final Set<String> STOCK_STATUSES = Set.of("instock", "outofstock", "onbackorder");

    private final Shop shop;
    private final SkuRules skuRules;

    ProductFields(Shop shop) {
        this.shop = shop;
        this.skuRules = new SkuRules(shop);
    }

    void apply(long id, Props props, ObjectNode sent) {
        type(props, sent.get("type"));
        texts(props, sent);
        tax(props, sent);
        visibility(props, sent);
        shipping(props, sent);
        if (present(sent, "sku")) {
            skuRules.setSku(id, props, sent.get("sku"));
        }
        if (present(sent, "global_unique_id")) {
            skuRules.setGlobalUniqueId(id, props, sent.get("global_unique_id"));
        }
        if (isContainer(sent, "attributes")) {
            ProductAttributes.apply(shop, props, sent.get("attributes"));
        }
        prices(props, sent);
        if (present(sent, "parent_id")) {
            props.put("parent_id", Php.integer(sent.get("parent_id")));
        }
        flag(props, sent, "sold_individually");
        stock(props, sent);
        references(props, sent);
        downloads(props, sent);
        typeSpecific(props, sent);
        creationDate(props, sent);
    }

    private static boolean present(ObjectNode sent, String name) {
        return !Php.missing(sent.get(name));
    }

    private static boolean isContainer(ObjectNode sent, String name) {
        JsonNode value = sent.get(name);
        return value != null && value.isContainerNode();
    }

    private static void flag(Props props, ObjectNode sent, String name) {
        if (present(sent, name)) {
            props.put(name, Php.truth(sent.get(name)));
        }
    }

    private static void type(Props props, @Nullable JsonNode type) {
        if (!Php.missing(type)) {
            props.put(Props.TYPE, TYPES.contains(Php.text(type)) ? Php.text(type) : "simple");
        }
    }

    private void texts(Props props, ObjectNode sent) {
        for (String name : new String[] {"name", "description", "short_description"}) {
            if (present(sent, name)) {
                props.put(name, TextFilters.post(Php.text(sent.get(name))));
            }
        }
        if (present(sent, "status")) {
            String status = Php.text(sent.get("status"));
            props.put(Props.STATUS, STATUSES.contains(status) ? status : "draft");
        }
        if (present(sent, "slug")) {
            props.put(Props.SLUG, Slugs.of(Php.text(sent.get("slug"))));
        }
        if (present(sent, "menu_order")) {
            props.put("menu_order", Php.integer(sent.get("menu_order")));
        }
        flag(props, sent, "reviews_allowed");
        if (present(sent, "post_password")) {
            props.put("post_password", Php.text(sent.get("post_password")));
        }
        if (present(sent, "purchase_note")) {
            props.put("purchase_note", TextFilters.post(Php.text(sent.get("purchase_note"))));
        }
    }

    private void tax(Props props, ObjectNode sent) {
        flag(props, sent, "virtual");
        if (present(sent, "tax_status")) {
            props.put("tax_status", taxStatus(Php.text(sent.get("tax_status"))));
        }
        if (present(sent, "tax_class")) {
            props.put("tax_class", taxClass(Php.text(sent.get("tax_class"))));
        }
    }

    static String taxStatus(String sent) {
        if (sent.isEmpty()) {
            return "taxable";
        }
        if (!TAX_STATUSES.contains(sent)) {
            throw RestError.of(400, "product_invalid_tax_status", "Invalid product tax status.");
        }
        return sent;
    }

    private String taxClass(String sent) {
        String slug = Slugs.of(sent);
        return shop.taxClasses().containsKey(slug) ? slug : "";
    }

    private void visibility(Props props, ObjectNode sent) {
        if (present(sent, "catalog_visibility")) {
            String visibility = Php.text(sent.get("catalog_visibility"));
            if (!VISIBILITIES.contains(visibility)) {
                throw RestError.of(400, "product_invalid_catalog_visibility", "Invalid catalog visibility option.");
            }
            props.put("catalog_visibility", visibility);
        }
        flag(props, sent, "featured");
    }

    void shipping(Props props, ObjectNode sent) {
        decimal(props, sent, "weight");
        if (sent.get("dimensions") instanceof ObjectNode dimensions) {
            decimal(props, dimensions, "length");
            decimal(props, dimensions, "width");
            decimal(props, dimensions, "height");
        }
        if (present(sent, "shipping_class")) {
            Term found =
                    shop.shippingClasses().withSlug(Slugs.of(TextFilters.clean(Php.text(sent.get("shipping_class")))));
            props.put("shipping_class_id", found == null ? 0 : found.id());
        }
    }

    void decimal(Props props, ObjectNode sent, String name) {
        JsonNode value = sent.get(name);
        if (value != null && !value.isNull()) {
            props.put(name, Decimals.format(value, shop.settings().decimalSeparator()));
        }
    }

    private void prices(Props props, ObjectNode sent) {
        String type = props.text(Props.TYPE);
        if (type.equals("variable")) {
            return; // prices of the parent are dropped; an old one stays hidden below (i-variable/11)
        }
        if (type.equals("grouped")) {
            props.put("regular_price", "").put("sale_price", "");
            return;
        }
        ownPrices(props, sent);
    }

    void ownPrices(Props props, ObjectNode sent) {
        decimal(props, sent, "regular_price");
        decimal(props, sent, "sale_price");
        saleDate(props, sent, "date_on_sale_from");
        saleDate(props, sent, "date_on_sale_to");
    }

    /** Local and GMT forms differ in what they make of a text that is no date (fact 30). */
    private void saleDate(Props props, ObjectNode sent, String name) {
        if (present(sent, name)) {
            props.putOptional(name, shop.clock().parseLocal(Php.text(sent.get(name))));
        }
        if (present(sent, name + "_gmt")) {
            String text = Php.text(sent.get(name + "_gmt"));
            props.putOptional(name, text.isEmpty() ? null : shop.clock().parseGmt(text));
        }
    }

    private void stock(Props props, ObjectNode sent) {
        String type = props.text(Props.TYPE);
        String status = present(sent, "stock_status") ? Php.text(sent.get("stock_status")) : props.text("stock_status");
        if (shop.settings().stockManagement()) {
            managedStock(props, sent, type, status);
        } else if (!type.equals("variable")) {
            setStockStatus(props, status);
        }
        if (sent.has("low_stock_amount")) { // the one null that is meant (fact 39)
            JsonNode amount = sent.get("low_stock_amount");
            boolean none = amount.isNull() || Php.text(amount).isEmpty();
            props.putOptional("low_stock_amount", none ? null : Php.integer(amount));
        }
    }

    private void managedStock(Props props, ObjectNode sent, String type, String status) {
        boolean external = type.equals("external");
        if (present(sent, Props.MANAGE_STOCK)) {
            boolean managed = Php.truth(sent.get(Props.MANAGE_STOCK));
            if (external && managed) {
                throw RestError.of(
                        400, "product_external_invalid_manage_stock", "External products cannot be stock managed.");
            }
            props.put(Props.MANAGE_STOCK, managed);
        }
        if (present(sent, "backorders")) {
            String backorders = Php.text(sent.get("backorders"));
            if (external && !backorders.equals("no")) {
                throw RestError.of(
                        400, "product_external_invalid_backorders", "External products cannot be backordered.");
            }
            props.put("backorders", backorders);
        }
        if (external || type.equals("grouped") || !props.flag(Props.MANAGE_STOCK)) {
            props.put(Props.MANAGE_STOCK, false);
            setStockStatus(props, external ? "instock" : status);
            return;
        }
        if (!type.equals("variable")) {
            setStockStatus(props, status);
        }
        quantity(props, sent);
    }

    static void quantity(Props props, ObjectNode sent) {
        if (present(sent, Props.STOCK_QUANTITY)) {
            props.putOptional(Props.STOCK_QUANTITY, Php.integer(sent.get(Props.STOCK_QUANTITY)));
        } else if (present(sent, "inventory_delta")) {
            long delta = Php.integer(sent.get("inventory_delta"));
            props.putOptional(Props.STOCK_QUANTITY, props.number(Props.STOCK_QUANTITY) + delta);
        }
    }

    static void setStockStatus(Props props, String status) {
        props.put("stock_status", STOCK_STATUSES.contains(status) ? status : "instock");
    }

    private void references(Props props, ObjectNode sent) {
        idList(props, sent, "upsell_ids");
        idList(props, sent, "cross_sell_ids");
        if (isContainer(sent, "categories")) {
            props.putIds("category_ids", knownIds(sent.get("categories"), shop.categories(), false));
        }
        if (isContainer(sent, "tags")) {
            tags(props, sent.get("tags"));
        }
        if (isContainer(sent, "brands") && !sent.get("brands").isEmpty()) { // an empty list does nothing (fact 38)
            props.putIds("brand_ids", knownIds(sent.get("brands"), shop.brands(), true));
        }
    }

    private static void idList(Props props, ObjectNode sent, String name) {
        if (isContainer(sent, name)) {
            Set<Long> ids = new LinkedHashSet<>();
            sent.get(name).forEach(id -> ids.add(Php.integer(id)));
            ids.remove(0L);
            props.putIds(name, ids);
        }
    }

    /** What does not exist is dropped silently (fact 27). */
    private static Set<Long> knownIds(JsonNode entries, Taxonomy taxonomy, boolean bareToo) {
        Set<Long> ids = new LinkedHashSet<>();
        for (JsonNode entry : entries) {
            long id = entry.isObject() ? Php.integer(entry.get("id")) : bareToo ? Php.integer(entry) : 0;
            if (taxonomy.find(id) != null) {
                ids.add(id);
            }
        }
        return ids;
    }

    private void tags(Props props, JsonNode entries) {
        Set<Long> ids = new LinkedHashSet<>();
        for (JsonNode entry : entries) {
            Term term;
            if (present2(entry, "name")) {
                term = Terms.tagForProduct(shop, Php.text(entry.get("name")));
            } else {
                term = shop.tags().find(Php.integer(entry.get("id")));
            }
            if (term != null) {
                ids.add(term.id());
            }
        }
        props.putIds("tag_ids", ids);
    }

    private static boolean present2(JsonNode entry, String name) {
        return entry.isObject() && !Php.empty(entry.get(name));
    }

    static void downloads(Props props, ObjectNode sent) {
        flag(props, sent, "downloadable");
        if (!props.flag("downloadable")) {
            return;
        }
        if (isContainer(sent, "downloads")) {
            ArrayNode files = Json.array();
            for (JsonNode file : sent.get("downloads")) {
                String id = Php.text(file.get("id"));
                files.addObject()
                        .put("id", id.isEmpty() ? UUID.randomUUID().toString() : id)
                        .put("name", TextFilters.clean(Php.text(file.get("name"))))
                        .put("file", Php.text(file.get("file")));
            }
            props.set("downloads", files);
        }
        if (present(sent, "download_limit")) {
            props.put("download_limit", Php.integer(sent.get("download_limit")));
        }
        if (present(sent, "download_expiry")) {
            props.put("download_expiry", Php.integer(sent.get("download_expiry")));
        }
    }

    private void typeSpecific(Props props, ObjectNode sent) {
        String type = props.text(Props.TYPE);
        if (type.equals("external")) {
            if (present(sent, "external_url")) {
                props.put("external_url", Php.text(sent.get("external_url")));
            }
            if (present(sent, "button_text")) {
                props.put("button_text", TextFilters.clean(Php.text(sent.get("button_text"))));
            }
        }
        if (type.equals("variable") && isContainer(sent, "default_attributes")) {
            ProductAttributes.applyDefaults(shop, props, sent.get("default_attributes"));
        }
        if (type.equals("grouped")) {
            idList(props, sent, "grouped_products");
        }
    }

    /** Both forms are read as GMT, which is a bug for the local one (fact 30). */
    private void creationDate(Props props, ObjectNode sent) {
        for (String name : new String[] {Props.DATE_CREATED, Props.DATE_CREATED + "_gmt"}) {
            Long second = present(sent, name) ? shop.clock().parseFullAsGmt(Php.text(sent.get(name))) : null;
            if (second != null) {
                props.putOptional(Props.DATE_CREATED, second);
            }
        }
    }
}
