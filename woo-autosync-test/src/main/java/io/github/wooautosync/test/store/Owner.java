package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Consumer;

/** What happens in the shop without REST: seeding by a test, the work of the shop owner, sales. */
final class Owner {

    private final Shop shop;
    private final ProductWriter writer;
    private final ProductJson json;
    private final ParentSync parents;

    Owner(Shop shop, ProductWriter writer, ProductJson json) {
        this.shop = shop;
        this.writer = writer;
        this.json = json;
        this.parents = new ParentSync(shop);
    }

    long seedProduct(ObjectNode product) {
        return seed(product, 0);
    }

    long seedVariation(long parentId, ObjectNode variation) {
        ObjectNode withType = variation.deepCopy();
        withType.put("type", "variation");
        return seed(withType, parentId);
    }

    private long seed(ObjectNode sent, long parentId) {
        return shop.change(() -> {
            long id = Php.integer(sent.get("id"));
            if (id > 0) {
                shop.postIdIsUsed(id);
            } else {
                id = shop.newPostId();
            }
            Props props = new SeedReader(shop).read(sent, parentId);
            if (parentId == 0 && props.text(Props.SLUG).isEmpty()) {
                String slug = Slugs.of(props.text("name"));
                long own = id;
                props.put(
                        Props.SLUG,
                        Slugs.unique(
                                slug.isEmpty() ? Long.toString(own) : slug, other -> shop.slugIsTaken(other, own)));
            }
            shop.store(new StoredProduct(id, props));
            if (parentId != 0) {
                parents.variationChanged(parentId);
            }
            return id;
        });
    }

    void edit(long id, Consumer<ObjectNode> edit) {
        shop.change(() -> {
            StoredProduct current = required(id);
            ObjectNode before = json.edit(current);
            ObjectNode after = before.deepCopy();
            edit.accept(after);
            ObjectNode changes = Json.object();
            for (Map.Entry<String, JsonNode> entry : after.properties()) {
                if (!entry.getValue().equals(before.get(entry.getKey()))) {
                    changes.set(entry.getKey(), entry.getValue());
                }
            }
            if (current.isVariation()) {
                Props props = current.props().copy();
                new SeedReader(shop).overlay(props, changes);
                props.putOptional(Props.DATE_MODIFIED, shop.clock().now());
                shop.store(new StoredProduct(id, props));
                parents.variationChanged(current.parentId());
            } else {
                writer.update(id, changes, WorkProgress.UNDISTURBED);
            }
        });
    }

    private StoredProduct required(long id) {
        StoredProduct product = shop.find(id);
        if (product == null) {
            throw new IllegalArgumentException(
                    "No product " + id + " in " + shop.settings().name());
        }
        return product;
    }

    void trash(long id) {
        StoredProduct product = required(id);
        writer.trash(product);
        if (product.isVariation()) {
            shop.change(() -> parents.variationChanged(product.parentId()));
        }
    }

    void delete(long id) {
        StoredProduct product = required(id);
        writer.delete(product);
        if (product.isVariation()) {
            shop.change(() -> parents.variationChanged(product.parentId()));
        }
    }

    void sell(long id, int quantity) {
        shop.change(() -> {
            StoredProduct product = required(id);
            Props props = product.props().copy();
            if (props.flag(Props.MANAGE_STOCK)) {
                props.putOptional(Props.STOCK_QUANTITY, props.number(Props.STOCK_QUANTITY) - quantity);
                StockRules.align(props);
            }
            props.put("total_sales", props.number("total_sales") + quantity);
            props.putOptional(Props.DATE_MODIFIED, shop.clock().now());
            shop.store(new StoredProduct(id, props));
            if (product.isVariation()) {
                parents.variationChanged(product.parentId());
            }
        });
    }
}
