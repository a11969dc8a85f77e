package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A product as REST shows it: raw texts in edit context, rendered ones in view context (fact 34). */
final class ProductJson {

    private static final Set<String> WITHOUT_PRETTY_LINK = Set.of("draft", "pending", "future", "trash", "auto-draft");

    private static final Set<String> ADDED_AT_THE_END = Set.of(
            "meta_data",
            "stock_status",
            "has_options",
            "post_password",
            "global_unique_id",
            "permalink_template",
            "generated_slug");

    private final Shop shop;

    ProductJson(Shop shop) {
        this.shop = shop;
    }

    ObjectNode render(StoredProduct product, boolean edit, FieldSelection selection, @Nullable RestRequest request) {
        Set<String> onlyMeta = keys(request, "include_meta");
        Set<String> withoutMeta = keys(request, "exclude_meta");
        ObjectNode json = new Page(product, edit, selection).write(onlyMeta, withoutMeta);
        return selection.isEverything() ? json : inAskedOrder(json, selection);
    }

    /** Fields come in the order of {@code _fields}, except those that WooCommerce adds at the end. */
    private static ObjectNode inAskedOrder(ObjectNode json, FieldSelection selection) {
        ObjectNode ordered = Json.object();
        for (String name : selection.names()) {
            if (json.has(name) && !ADDED_AT_THE_END.contains(name)) {
                ordered.set(name, json.get(name));
            }
        }
        ordered.setAll(json);
        return ordered;
    }

    /** Everything, raw. */
    ObjectNode edit(StoredProduct product) {
        return render(product, true, FieldSelection.everything(), null);
    }

    private static Set<String> keys(@Nullable RestRequest request, String name) {
        Set<String> keys = new HashSet<>();
        JsonNode value = request == null ? null : request.param(name);
        if (value != null) {
            ArgumentSchema.asList(value).forEach(key -> keys.add(key.asText()));
        }
        return keys;
    }

    /** A parent that is set is linked, whether it exists or not (c-product-create/10). */
    ObjectNode links(StoredProduct product) {
        String products = shop.restUrl() + "wc/v3/products";
        ObjectNode links = Links.item(products + "/" + product.id(), products);
        return product.parentId() == 0 ? links : Links.up(links, products + "/" + product.parentId());
    }

    String permalink(StoredProduct product) {
        Props props = product.props();
        if (product.isVariation()) {
            return new VariationNaming(shop, product).permalink(this);
        }
        return WITHOUT_PRETTY_LINK.contains(product.status())
                ? shop.url() + "/?post_type=product&p=" + product.id()
                : shop.url() + "/product/" + props.text(Props.SLUG) + "/";
    }

    boolean isOnSale(StoredProduct product) {
        long now = shop.clock().now();
        return switch (product.type()) {
            case "variable" ->
                shop.shownVariationsOf(product.id()).stream().anyMatch(each -> Pricing.isOnSale(each.props(), now));
            case "grouped" -> false;
            default -> Pricing.isOnSale(product.props(), now);
        };
    }

    /** The images that still exist, the main one first. */
    List<MediaItem> images(Props props) {
        List<MediaItem> found = new ArrayList<>();
        for (long id : props.ids("image_ids")) {
            MediaItem item = shop.media(id);
            if (item != null) {
                found.add(item);
            }
        }
        return found;
    }

    /** One answer being written, field by field in the order of WooCommerce. */
    private final class Page {

        private final StoredProduct product;
        private final Props props;
        private final boolean edit;
        private final FieldSelection selection;
        private final ObjectNode json = Json.object();

        Page(StoredProduct product, boolean edit, FieldSelection selection) {
            this.product = product;
            this.props = product.props();
            this.edit = edit;
            this.selection = selection;
        }

        ObjectNode write(Set<String> onlyMeta, Set<String> withoutMeta) {
            identity();
            prices();
            kind();
            stock();
            shipping();
            references();
            if (wants("meta_data")) {
                json.set("meta_data", MetaRows.render(props, onlyMeta, withoutMeta));
            }
            end();
            return json;
        }

        private boolean wants(String field) {
            return selection.hasWhole(field);
        }

        private void text(String field, String value) {
            if (wants(field)) {
                json.put(field, value);
            }
        }

        private void text(String field) {
            text(field, props.text(field));
        }

        private void flag(String field, boolean value) {
            if (wants(field)) {
                json.put(field, value);
            }
        }

        private void number(String field, long value) {
            if (wants(field)) {
                json.put(field, value);
            }
        }

        private void optional(String field, @Nullable Long value) {
            if (wants(field)) {
                json.put(field, value);
            }
        }

        private void identity() {
            number("id", product.id());
            text("name", product.isVariation() ? new VariationNaming(shop, product).fullName() : props.text("name"));
            text("slug");
            if (wants("permalink")) {
                json.put("permalink", permalink(product));
            }
            date(Props.DATE_CREATED);
            date(Props.DATE_MODIFIED);
            text("type");
            text("status");
            flag("featured", props.flag("featured"));
            text("catalog_visibility");
            rendered("description");
            rendered("short_description");
            text("sku", shownSku());
        }

        private String shownSku() {
            if (product.isVariation() && product.sku().isEmpty()) {
                StoredProduct parent = shop.find(product.parentId());
                return parent == null ? "" : parent.sku();
            }
            return product.sku();
        }

        private void rendered(String field) {
            if (wants(field)) {
                String raw = props.text(field);
                json.put(field, edit ? raw : view(field, raw));
            }
        }

        private String view(String field, String raw) {
            return field.equals("short_description") ? Rendering.shortDescription(raw) : Rendering.description(raw);
        }

        private void date(String field) {
            Long second = props.optional(field);
            text2(field, second == null ? null : shop.clock().local(second));
            text2(field + "_gmt", second == null ? null : shop.clock().gmt(second));
        }

        private void text2(String field, @Nullable String value) {
            if (wants(field)) {
                json.put(field, value);
            }
        }

        private void prices() {
            boolean ownPrices =
                    !product.type().equals("variable") && !product.type().equals("grouped");
            text("price");
            text("regular_price", ownPrices ? props.text("regular_price") : "");
            text("sale_price", ownPrices ? props.text("sale_price") : "");
            date("date_on_sale_from");
            date("date_on_sale_to");
            if (wants("on_sale")) {
                json.put("on_sale", isOnSale(product));
            }
            boolean buyable = Set.of("simple", "variable", "variation").contains(product.type());
            flag("purchasable", buyable && !props.text("price").isEmpty());
            number("total_sales", props.number("total_sales"));
        }

        private void kind() {
            flag("virtual", props.flag("virtual"));
            flag("downloadable", props.flag("downloadable"));
            if (wants("downloads")) {
                json.set("downloads", props.list("downloads"));
            }
            number("download_limit", props.number("download_limit"));
            number("download_expiry", props.number("download_expiry"));
            text("external_url");
            text("button_text");
            text("tax_status");
            text("tax_class");
        }

        private void stock() {
            flag("manage_stock", props.flag(Props.MANAGE_STOCK));
            optional("stock_quantity", props.optional(Props.STOCK_QUANTITY));
            text("backorders");
            flag("backorders_allowed", StockRules.backordersAllowed(props));
            flag("backordered", StockRules.isBackordered(props));
            optional("low_stock_amount", props.optional("low_stock_amount"));
            flag("sold_individually", props.flag("sold_individually"));
        }

        private void shipping() {
            text("weight");
            if (wants("dimensions")) {
                json.putObject("dimensions")
                        .put("length", props.text("length"))
                        .put("width", props.text("width"))
                        .put("height", props.text("height"));
            }
            boolean required = !props.flag("virtual");
            flag("shipping_required", required);
            flag("shipping_taxable", required && !props.text("tax_status").equals("none"));
            Term shippingClass = shop.shippingClasses().find(props.number("shipping_class_id"));
            text("shipping_class", shippingClass == null ? "" : shippingClass.slug());
            number("shipping_class_id", shippingClass == null ? 0 : shippingClass.id());
            flag("reviews_allowed", props.flag("reviews_allowed"));
            text("average_rating", edit ? "0" : "0.00");
            number("rating_count", 0);
        }

        private void references() {
            ids("upsell_ids");
            ids("cross_sell_ids");
            number("parent_id", product.parentId());
            if (wants("purchase_note")) {
                String note = props.text("purchase_note");
                json.put("purchase_note", edit ? note : Rendering.description(HtmlFilter.filter(note)));
            }
            terms("categories", shop.categories(), "category_ids");
            terms("brands", shop.brands(), "brand_ids");
            terms("tags", shop.tags(), "tag_ids");
            if (wants("images")) {
                ArrayNode images = json.putArray("images");
                images(props).forEach(item -> images.add(ImageJson.full(shop, item)));
            }
            if (wants("attributes")) {
                json.set("attributes", attributes());
            }
            if (wants("default_attributes")) {
                json.set("default_attributes", ProductAttributes.renderDefaults(shop, props));
            }
            if (wants("variations")) {
                ArrayNode ids = json.putArray("variations");
                if (product.type().equals("variable")) {
                    shop.shownVariationsOf(product.id()).forEach(each -> ids.add(each.id()));
                }
            }
            ids("grouped_products");
            number("menu_order", props.number("menu_order"));
            if (wants("price_html")) {
                json.put("price_html", priceHtml());
            }
            if (wants("related_ids")) {
                ArrayNode ids = json.putArray("related_ids");
                shop.relatedTo(product).forEach(ids::add);
            }
        }

        private JsonNode attributes() {
            return product.isVariation()
                    ? new VariationNaming(shop, product).attributes()
                    : ProductAttributes.render(shop, props);
        }

        private String priceHtml() {
            return product.type().equals("variable")
                    ? Pricing.range(shop.shownVariationsOf(product.id()).stream()
                            .map(StoredProduct::props)
                            .toList())
                    : Pricing.html(props, isOnSale(product));
        }

        private void ids(String field) {
            if (wants(field)) {
                ArrayNode ids = json.putArray(field);
                props.ids(field).forEach(ids::add);
            }
        }

        private void terms(String field, Taxonomy taxonomy, String stored) {
            if (wants(field)) {
                ArrayNode shown = json.putArray(field);
                props.ids(stored).stream()
                        .map(taxonomy::find)
                        .filter(Objects::nonNull)
                        .sorted(Taxonomy.BY_NAME)
                        .forEach(term -> shown.addObject()
                                .put("id", term.id())
                                .put("name", term.name())
                                .put("slug", term.slug()));
            }
        }

        private void end() {
            text("stock_status");
            flag("has_options", Set.of("variable", "grouped").contains(product.type()));
            text("post_password");
            text("global_unique_id");
            if (edit) {
                text("permalink_template", shop.url() + "/product/%pagename%/");
                if (wants("generated_slug")) {
                    String slug = Slugs.of(props.text("name"));
                    json.put("generated_slug", Slugs.unique(slug, other -> shop.slugIsTaken(other, product.id())));
                }
            }
        }
    }

    static JsonNode nullable(@Nullable ObjectNode value) {
        return value == null ? NullNode.getInstance() : value;
    }
}
