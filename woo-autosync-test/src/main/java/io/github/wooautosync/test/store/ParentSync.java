package io.github.wooautosync.test.store;

import java.util.List;
import java.util.Objects;

/** What parents show of their children: price and stock status; and what a change of type does to children. */
final class ParentSync {

    private final Shop shop;

    ParentSync(Shop shop) {
        this.shop = shop;
    }

    /** After a parent itself was saved. */
    void refresh(StoredProduct product) {
        if (product.type().equals("variable")) {
            Props props = product.props().copy();
            fromVariations(product, props, false);
            shop.store(new StoredProduct(product.id(), props));
        } else if (product.type().equals("grouped")) {
            Props props = product.props().copy();
            List<String> prices = props.ids("grouped_products").stream()
                    .map(shop::find)
                    .filter(Objects::nonNull)
                    .map(member -> member.props().text("price"))
                    .toList();
            props.put("price", Pricing.lowest(prices));
            shop.store(new StoredProduct(product.id(), props));
        }
    }

    /** After a variation came, changed or went: the date of the parent is bumped too (fact 107). */
    void variationChanged(long parentId) {
        StoredProduct parent = shop.find(parentId);
        if (parent == null) {
            return;
        }
        Props props = parent.props().copy();
        if (parent.type().equals("variable")) {
            fromVariations(parent, props, true);
        }
        props.putOptional(Props.DATE_MODIFIED, shop.clock().now());
        shop.store(new StoredProduct(parentId, props));
    }

    private void fromVariations(StoredProduct parent, Props props, boolean priceEvenIfNone) {
        List<Props> variations = shop.shownVariationsOf(parent.id()).stream()
                .map(StoredProduct::props)
                .toList();
        if (!variations.isEmpty() || priceEvenIfNone) {
            props.put(
                    "price",
                    Pricing.lowest(variations.stream()
                            .map(variation -> variation.text("price"))
                            .toList()));
        }
        if (!props.flag(Props.MANAGE_STOCK)) {
            props.put("stock_status", stockStatus(variations));
        }
    }

    private static String stockStatus(List<Props> variations) {
        if (variations.stream().anyMatch(each -> each.text("stock_status").equals("instock"))) {
            return "instock";
        }
        boolean backordered =
                variations.stream().anyMatch(each -> each.text("stock_status").equals("onbackorder"));
        return backordered ? "onbackorder" : "outofstock";
    }

    /** A product that is no longer variable loses its variations for good (fact 110). */
    void typeChanged(StoredProduct before, StoredProduct after) {
        if (before.type().equals("variable") && !after.type().equals("variable")) {
            shop.variationsOf(after.id()).forEach(variation -> shop.remove(variation.id()));
        }
    }
}
