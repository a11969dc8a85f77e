package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * Creates, updates and deletes products in the steps of WooCommerce: load, check, (download images), save. Between load
 * and save others may write; what that means is fact 147.
 */
final class ProductWriter {

    /** Written together: the later writer puts back what it had loaded for the others (fact 147). */
    private static final Set<String> POST_ROW = Set.of(
            "name",
            Props.SLUG,
            Props.STATUS,
            "description",
            "short_description",
            "menu_order",
            "parent_id",
            "reviews_allowed",
            "post_password",
            Props.DATE_CREATED);

    private static final int TEXT_COLUMN = 65_535;

    private final Shop shop;
    private final ProductFields fields;
    private final SkuRules skuRules;
    private final ImageIntake images;
    private final PostRow postRow;
    private final ParentSync parents;

    ProductWriter(Shop shop, ImageIntake images) {
        this.shop = shop;
        this.fields = new ProductFields(shop);
        this.skuRules = new SkuRules(shop);
        this.images = images;
        this.postRow = new PostRow(shop);
        this.parents = new ParentSync(shop);
    }

    StoredProduct create(ObjectNode item, WorkProgress progress) {
        progress.beforeItem(item);
        if (!Php.empty(item.get("id"))) {
            throw RestError.of(400, "woocommerce_rest_product_exists", "Cannot create existing product.");
        }
        Props props = Props.empty();
        shop.change(() -> fields.apply(0, props, item));
        images.applyToProduct(0, props, item.get("images"));
        MetaRows.apply(shop, props, item.get(Props.META));
        progress.betweenLoadAndSave(item);
        StoredProduct created = shop.change(() -> insert(props));
        progress.afterItem(item);
        return created;
    }

    private StoredProduct insert(Props props) {
        String name = props.text("name").isEmpty() ? "Product" : TextFilters.trim(props.text("name"));
        props.put("name", name);
        if (refusesRow(props)) {
            throw new PhpFatal("the row of a new product was refused"); // facts 46, 47
        }
        long id = shop.newPostId();
        skuRules.lockForCreate(props.text(Props.SKU));
        if (props.ids("category_ids").isEmpty()) {
            props.putIds("category_ids", Set.of(Shop.DEFAULT_CATEGORY));
        }
        settle(props);
        long now = shop.clock().now();
        Long created = props.optional(Props.DATE_CREATED);
        props.putOptional(Props.DATE_CREATED, created == null ? now : created);
        props.putOptional(Props.DATE_MODIFIED, created == null ? now : created); // fact 31
        postRow.settleStatus(props);
        postRow.settleSlug(id, props, "new");
        StoredProduct product = new StoredProduct(id, props);
        shop.store(product);
        parents.refresh(product);
        return required(id);
    }

    StoredProduct update(long id, ObjectNode item, WorkProgress progress) {
        progress.beforeItem(item);
        StoredProduct loaded = shop.find(id);
        if (loaded == null) {
            throw RestError.of(400, "woocommerce_rest_product_invalid_id", "Invalid ID."); // fact 52
        }
        if (loaded.isVariation()) {
            throw useVariationRoute();
        }
        Props edited = loaded.props().copy();
        shop.change(() -> fields.apply(id, edited, item));
        images.applyToProduct(id, edited, item.get("images"));
        MetaRows.apply(shop, edited, item.get(Props.META));
        progress.betweenLoadAndSave(item);
        StoredProduct saved = shop.change(() -> save(loaded, edited));
        progress.afterItem(item);
        return saved;
    }

    static RestError useVariationRoute() {
        return RestError.of(
                404,
                "woocommerce_rest_invalid_product_id",
                "To manipulate product variations you should use the"
                        + " /products/&lt;product_id&gt;/variations/&lt;id&gt; endpoint.");
    }

    private StoredProduct save(StoredProduct loaded, Props edited) {
        StoredProduct current = shop.find(loaded.id());
        if (current == null) {
            shop.skus().addGhost(loaded.id(), edited.text(Props.SKU)); // facts 61, 150
            throw new PhpFatal("the product was deleted while it was updated");
        }
        settle(edited);
        Props result = current.props().copy();
        Set<String> changed = edited.changedFrom(loaded.props());
        boolean rowChanged = changed.stream().anyMatch(POST_ROW::contains);
        edited.put("name", TextFilters.trim(edited.text("name")));
        if (!rowChanged || !refusesRow(edited)) {
            if (rowChanged) {
                POST_ROW.forEach(name -> result.copyFrom(edited, name));
            }
            result.putOptional(Props.DATE_MODIFIED, shop.clock().now());
        }
        for (String name : changed) {
            if (name.equals(Props.META)) {
                MetaRows.merge(loaded.props(), edited, result); // fact 147
            } else if (!POST_ROW.contains(name)) {
                result.copyFrom(edited, name);
            }
        }
        if (changed.contains("category_ids") && result.ids("category_ids").isEmpty()) {
            result.putIds("category_ids", Set.of(Shop.DEFAULT_CATEGORY));
        }
        postRow.settleStatus(result);
        if (rowChanged) {
            postRow.settleSlug(loaded.id(), result, current.status());
        }
        shop.store(new StoredProduct(loaded.id(), result));
        parents.typeChanged(current, required(loaded.id()));
        parents.refresh(required(loaded.id()));
        return required(loaded.id());
    }

    private StoredProduct required(long id) {
        StoredProduct product = shop.find(id);
        if (product == null) {
            throw new IllegalStateException("Product " + id + " is gone inside the lock");
        }
        return product;
    }

    private void settle(Props props) {
        StockRules.align(props);
        String type = props.text(Props.TYPE);
        if (type.equals("simple") || type.equals("external")) {
            Pricing.dropUselessSalePrice(props);
            Pricing.settle(props, shop.clock().now());
        }
    }

    /** The database refuses texts that are too long, WordPress a post without any text (facts 46, 47). */
    private static boolean refusesRow(Props props) {
        String name = props.text("name");
        String excerpt = props.text("short_description");
        boolean nothing =
                name.isEmpty() && excerpt.isEmpty() && props.text("description").isEmpty();
        return nothing || tooLong(name) || tooLong(excerpt);
    }

    private static boolean tooLong(String text) {
        return text.length() > TEXT_COLUMN / 4 && text.getBytes(StandardCharsets.UTF_8).length > TEXT_COLUMN;
    }

    void delete(StoredProduct product) {
        shop.change(() -> {
            shop.variationsOf(product.id()).forEach(variation -> shop.remove(variation.id()));
            shop.remove(product.id());
            detachImagesOf(product);
        });
    }

    /** Images stay in the library, attached to nothing (g-images/07). */
    private void detachImagesOf(StoredProduct product) {
        for (MediaItem item : List.copyOf(shop.allMedia())) {
            if (item.attachedTo() == product.id()) {
                shop.store(item.attachedTo(0, item.modified()));
            }
        }
    }

    /** To the trash, and its variations with it (facts 111, 115). */
    void trash(StoredProduct product) {
        shop.change(() -> {
            StoredProduct current = shop.find(product.id());
            if (current != null) {
                shop.variationsOf(current.id()).stream()
                        .filter(variation -> !variation.isTrashed())
                        .forEach(variation -> postRow.trash(variation));
                postRow.trash(current);
            }
        });
    }
}
