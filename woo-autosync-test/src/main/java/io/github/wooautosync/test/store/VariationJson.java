package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A variation as the variations route shows it; much comes from the parent (facts 87, 108, 109). */
final class VariationJson {

    private final Shop shop;
    private final ProductJson products;

    VariationJson(Shop shop, ProductJson products) {
        this.shop = shop;
        this.products = products;
    }

    ObjectNode links(StoredProduct variation) {
        String parent = shop.restUrl() + "wc/v3/products/" + variation.parentId();
        return Links.up(Links.item(parent + "/variations/" + variation.id(), parent + "/variations"), parent);
    }

    ObjectNode withLinks(StoredProduct variation, boolean edit) {
        ObjectNode json = render(variation, edit);
        json.set("_links", links(variation));
        return json;
    }

    ObjectNode render(StoredProduct variation, boolean edit) {
        Props own = variation.props();
        StoredProduct found = shop.find(variation.parentId());
        Props parent = found == null ? Props.empty() : found.props();
        VariationNaming naming = new VariationNaming(shop, variation);
        ObjectNode json = Json.object();
        json.put("id", variation.id());
        json.put("type", "variation");
        date(json, Props.DATE_CREATED, own);
        date(json, Props.DATE_MODIFIED, own);
        json.put("description", Rendering.shortDescription(own.text("description")));
        json.put("permalink", naming.permalink(products));
        json.put("sku", inherited("sku", own, parent));
        json.put("global_unique_id", own.text("global_unique_id"));
        prices(json, variation);
        kind(json, own, parent, edit);
        stock(json, own, parent);
        shipping(json, own, parent);
        images(json, own, parent, edit);
        json.set("attributes", naming.attributes());
        json.put("menu_order", own.number("menu_order"));
        json.set("meta_data", own.list(Props.META));
        json.put("name", naming.name());
        json.put("parent_id", variation.parentId());
        return json;
    }

    private static String inherited(String name, Props own, Props parent) {
        return own.text(name).isEmpty() ? parent.text(name) : own.text(name);
    }

    private void date(ObjectNode json, String name, Props props) {
        Long second = props.optional(name);
        json.put(name, second == null ? null : shop.clock().local(second));
        json.put(name + "_gmt", second == null ? null : shop.clock().gmt(second));
    }

    private void prices(ObjectNode json, StoredProduct variation) {
        Props own = variation.props();
        json.put("price", own.text("price"));
        json.put("regular_price", own.text("regular_price"));
        json.put("sale_price", own.text("sale_price"));
        date(json, "date_on_sale_from", own);
        date(json, "date_on_sale_to", own);
        json.put("on_sale", products.isOnSale(variation));
        json.put("status", variation.status());
        json.put(
                "purchasable",
                variation.status().equals("publish") && !own.text("price").isEmpty());
    }

    private static void kind(ObjectNode json, Props own, Props parent, boolean edit) {
        json.put("virtual", own.flag("virtual"));
        json.put("downloadable", own.flag("downloadable"));
        json.set("downloads", own.list("downloads"));
        json.put("download_limit", own.number("download_limit"));
        json.put("download_expiry", own.number("download_expiry"));
        json.put("tax_status", parent.text("tax_status"));
        if (own.flag("own_tax_class")) {
            json.put("tax_class", own.text("tax_class"));
        } else {
            json.put("tax_class", edit ? "parent" : parent.text("tax_class"));
        }
    }

    private static void stock(ObjectNode json, Props own, Props parent) {
        boolean fromParent = !own.flag(Props.MANAGE_STOCK) && parent.flag(Props.MANAGE_STOCK);
        Props source = fromParent ? parent : own;
        if (fromParent) {
            json.put("manage_stock", "parent");
        } else {
            json.put("manage_stock", own.flag(Props.MANAGE_STOCK));
        }
        json.put("stock_quantity", source.optional(Props.STOCK_QUANTITY));
        json.put("stock_status", source.text("stock_status"));
        json.put("backorders", source.text("backorders"));
        json.put("backorders_allowed", StockRules.backordersAllowed(source));
        json.put("backordered", StockRules.isBackordered(source));
        json.put("low_stock_amount", own.optional("low_stock_amount"));
    }

    private void shipping(ObjectNode json, Props own, Props parent) {
        json.put("weight", inherited("weight", own, parent));
        json.putObject("dimensions")
                .put("length", inherited("length", own, parent))
                .put("width", inherited("width", own, parent))
                .put("height", inherited("height", own, parent));
        long id = own.number("shipping_class_id");
        Term shippingClass = shop.shippingClasses().find(id == 0 ? parent.number("shipping_class_id") : id);
        json.put("shipping_class", shippingClass == null ? "" : shippingClass.slug());
        json.put("shipping_class_id", shippingClass == null ? 0 : shippingClass.id());
    }

    /** Without an image of its own it shows that of the parent, but only in view context (fact 87). */
    private void images(ObjectNode json, Props own, Props parent, boolean edit) {
        MediaItem image = first(products.images(own));
        if (image == null && !edit) {
            image = first(products.images(parent));
        }
        json.set("image", ProductJson.nullable(image == null ? null : ImageJson.plain(shop, image)));
        ArrayNode gallery = json.putArray("gallery_image_ids");
        own.ids("gallery_image_ids").forEach(gallery::add);
    }

    private static @Nullable MediaItem first(List<MediaItem> images) {
        return images.isEmpty() ? null : images.get(0);
    }
}
