package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Creates, updates and deletes variations (facts 102 to 113). They take no lock on their SKU (fact 58). */
final class VariationWriter {

    private static final int MOST_GENERATED = 50;

    private final Shop shop;
    private final VariationFields fields;
    private final ImageIntake images;
    private final ParentSync parents;
    private final PostRow postRow;

    VariationWriter(Shop shop, ImageIntake images) {
        this.shop = shop;
        this.fields = new VariationFields(shop);
        this.images = images;
        this.parents = new ParentSync(shop);
        this.postRow = new PostRow(shop);
    }

    StoredProduct create(long parentId, ObjectNode item, WorkProgress progress) {
        progress.beforeItem(item);
        if (shop.find(parentId) == null) {
            throw new PhpFatal("a variation under an unknown parent"); // fact 112
        }
        Props props = Props.empty();
        props.put(Props.TYPE, "variation");
        props.put("parent_id", parentId);
        shop.change(() -> fields.apply(0, props, item));
        image(props, item);
        MetaRows.apply(shop, props, item.get(Props.META));
        progress.betweenLoadAndSave(item);
        StoredProduct created = shop.change(() -> {
            long now = shop.clock().now();
            props.putOptional(Props.DATE_CREATED, now);
            return store(shop.newPostId(), props, now);
        });
        progress.afterItem(item);
        return created;
    }

    private void image(Props props, ObjectNode item) {
        JsonNode sent = item.get("image");
        if (sent != null && !sent.isNull()) {
            long id = images.forVariation(sent);
            props.putIds("image_ids", id == 0 ? Set.of() : Set.of(id));
        }
    }

    private StoredProduct store(long id, Props props, long now) {
        StockRules.align(props);
        Pricing.dropUselessSalePrice(props);
        Pricing.settle(props, now);
        props.putOptional(Props.DATE_MODIFIED, now);
        StoredProduct variation = new StoredProduct(id, props);
        shop.store(variation);
        parents.variationChanged(variation.parentId());
        return variation;
    }

    StoredProduct update(StoredProduct loaded, ObjectNode item, WorkProgress progress) {
        progress.beforeItem(item);
        Props edited = loaded.props().copy();
        shop.change(() -> fields.apply(loaded.id(), edited, item));
        image(edited, item);
        MetaRows.apply(shop, edited, item.get(Props.META));
        progress.betweenLoadAndSave(item);
        StoredProduct saved = shop.change(() -> {
            StoredProduct current = shop.find(loaded.id());
            if (current == null) {
                shop.skus().addGhost(loaded.id(), edited.text(Props.SKU)); // fact 150
                throw new PhpFatal("the variation was deleted while it was updated");
            }
            Props result = current.props().copy();
            edited.changedFrom(loaded.props()).forEach(name -> result.copyFrom(edited, name));
            return store(loaded.id(), result, shop.clock().now());
        });
        progress.afterItem(item);
        return saved;
    }

    void delete(StoredProduct variation) {
        shop.change(() -> {
            shop.remove(variation.id());
            parents.variationChanged(variation.parentId());
        });
    }

    void trash(StoredProduct variation) {
        shop.change(() -> {
            postRow.trash(variation);
            parents.variationChanged(variation.parentId());
        });
    }

    /** Makes the combinations that are missing and says how many (fact 104). */
    int generate(StoredProduct parent, ObjectNode defaults) {
        List<ObjectNode> combinations = new ArrayList<>();
        combinations.add(Json.object());
        for (JsonNode attribute : parent.props().list("attributes")) {
            if (attribute.path("variation").asBoolean()) {
                combinations = multiplied(combinations, attribute);
            }
        }
        Set<ObjectNode> present = new HashSet<>();
        shop.variationsOf(parent.id())
                .forEach(variation -> present.add(variation.props().object("attributes_chosen")));
        int made = 0;
        for (ObjectNode combination : combinations) {
            if (!combination.isEmpty() && made < MOST_GENERATED && present.add(combination)) {
                generateOne(parent, combination, defaults);
                made++;
            }
        }
        return made;
    }

    private List<ObjectNode> multiplied(List<ObjectNode> combinations, JsonNode attribute) {
        List<ObjectNode> result = new ArrayList<>();
        for (ObjectNode combination : combinations) {
            for (String option : storedOptions(attribute)) {
                result.add(combination.deepCopy().put(attribute.path("key").asText(), option));
            }
        }
        return result;
    }

    private List<String> storedOptions(JsonNode attribute) {
        List<String> options = new ArrayList<>();
        GlobalAttribute global = shop.attributes().get(attribute.path("id").asLong());
        if (global == null) {
            attribute.path("options").forEach(option -> options.add(option.asText()));
        } else {
            ProductAttributes.termsOf(global, attribute).forEach(term -> options.add(term.slug()));
        }
        return options;
    }

    private void generateOne(StoredProduct parent, ObjectNode combination, ObjectNode defaults) {
        Props props = Props.empty();
        props.put(Props.TYPE, "variation");
        props.put("parent_id", parent.id());
        shop.change(() -> {
            fields.apply(0, props, defaults);
            props.set("attributes_chosen", combination);
            long now = shop.clock().now();
            props.putOptional(Props.DATE_CREATED, now);
            store(shop.newPostId(), props, now);
        });
    }
}
