package io.github.wooautosync.test.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Shop owners at work: in fields that are theirs, in fields that are not, and with the axe. */
final class ShopPeople {

    private static final String CATEGORIES = "products/categories";
    private static final String TAGS = "products/tags";

    /** Before, the engine may not know yet that it made a term itself. */
    private static final int STEPS_BEFORE_TERMS_CHANGE = 6;

    private final Catalogue catalogue;
    private final List<ChaosShop> shops;
    private final Chance chance;
    private final Journal journal;
    private Random random = new Random(0);
    private int step;
    private long edits;

    ShopPeople(Catalogue catalogue, List<ChaosShop> shops, Chance chance, Journal journal) {
        this.catalogue = catalogue;
        this.shops = shops;
        this.chance = chance;
        this.journal = journal;
    }

    long edits() {
        return edits;
    }

    void work(int newStep, int times) {
        step = newStep;
        for (ChaosShop shop : shops) {
            random = new Random(chance.of(step, shop.number()).seed());
            for (int i = 0; i < times; i++) {
                catalogue
                        .any(random)
                        .filter(product -> shop.isExported(product.id()))
                        .ifPresent(product -> shop.shown(product).ifPresent(shown -> work(shop, shown)));
            }
            tidyTerms(shop);
        }
    }

    private void work(ChaosShop shop, ObjectNode shown) {
        edits++;
        // While SKUs move in the PIM it may be another product that shows this one.
        long productId = CatalogueProduct.idIn(shown.path("name").asText());
        int draw = random.nextInt(100);
        journal.note(shop.store().name() + ": its people at product " + productId + " " + draw);
        if (draw < 60) {
            own(shop, shown, draw);
        } else {
            shop.disturbed(productId);
            disturb(shop, shown, draw);
        }
    }

    // ------------------------------------------------------------------ what is theirs

    private void own(ChaosShop shop, ObjectNode shown, int draw) {
        long id = shown.path("id").asLong();
        String words = "The shop's own " + edits;
        if (draw < 20) {
            write(shop, id, ShopsOwn.WORDS, "<p>" + words + "</p>");
        } else if (draw < 28) {
            write(shop, id, ShopsOwn.NOTE, words);
        } else if (draw < 38) {
            write(shop, aVariation(shop, id), ShopsOwn.WEIGHT, "0." + (1 + random.nextInt(9)));
        } else if (draw < 45) {
            write(shop, id, ShopsOwn.WEIGHT, "1." + (1 + random.nextInt(9)));
        } else if (draw < 50) {
            addMeta(shop, id, words);
        } else if (draw < 55 && shop.ownsTags()) {
            tag(shop, id);
        } else if (!shop.store().faults().hasLateWork()) {
            // A request that is worked on late may have read the attributes before.
            addAttribute(shop, id, words);
        }
    }

    private void write(ChaosShop shop, long id, String field, String value) {
        shop.store().editAsShopOwner(id, product -> product.put(field, value));
        shop.own().wrote(field, id, value);
    }

    /** One of its variations, or the product itself. */
    private long aVariation(ChaosShop shop, long id) {
        List<ObjectNode> variations = shop.store().variations(id);
        return variations.isEmpty()
                ? id
                : variations.get(random.nextInt(variations.size())).path("id").asLong();
    }

    private void addMeta(ChaosShop shop, long id, String words) {
        shop.store()
                .editAsShopOwner(
                        id,
                        product -> product.withArray("meta_data")
                                .addObject()
                                .put("key", ShopsOwn.META)
                                .put("value", words));
        shop.own().wrote(ShopsOwn.META, id, words);
    }

    private void tag(ChaosShop shop, long id) {
        String name = ShopsOwn.TAG + random.nextInt(3);
        shop.store()
                .editAsShopOwner(
                        id, product -> product.putArray("tags").addObject().put("name", name));
        shop.own().wrote("tags", id, name);
    }

    private void addAttribute(ChaosShop shop, long id, String words) {
        shop.store().editAsShopOwner(id, product -> {
            for (JsonNode attribute : product.path("attributes")) {
                if (attribute.path("name").asText().equals(ShopsOwn.ATTRIBUTE)) {
                    ((ObjectNode) attribute).putArray("options").add(words);
                    return;
                }
            }
            product.withArray("attributes")
                    .addObject()
                    .put("name", ShopsOwn.ATTRIBUTE)
                    .put("visible", true)
                    .putArray("options")
                    .add(words);
        });
        shop.own().wrote(ShopsOwn.ATTRIBUTE, id, words);
    }

    // ------------------------------------------------------------------ what is not

    private void disturb(ChaosShop shop, ObjectNode shown, int draw) {
        long id = shown.path("id").asLong();
        if (draw < 68) {
            shop.store()
                    .editAsShopOwner(
                            id, product -> product.put("description", "Cheap!").put("regular_price", "1.23"));
        } else if (draw < 74) {
            shop.store().editAsShopOwner(aVariation(shop, id), product -> product.put("regular_price", "1.23"));
        } else if (draw < 80) {
            shop.store().deleteAsShopOwner(id);
        } else if (draw < 84) {
            shop.store().trashAsShopOwner(id);
        } else if (draw < 88) {
            removeVariation(shop, id);
        } else {
            dropMedia(shop, shown);
        }
    }

    private void removeVariation(ChaosShop shop, long id) {
        long variation = aVariation(shop, id);
        if (variation != id && random.nextInt(3) == 0) {
            shop.store().trashAsShopOwner(variation);
        } else if (variation != id) {
            shop.store().deleteAsShopOwner(variation);
        }
    }

    private void dropMedia(ChaosShop shop, ObjectNode shown) {
        List<JsonNode> images = new ArrayList<>();
        shown.path("images").forEach(images::add);
        for (ObjectNode variation : shop.store().variations(shown.path("id").asLong())) {
            variation.path("images").forEach(images::add);
        }
        if (!images.isEmpty()) {
            JsonNode image = images.get(random.nextInt(images.size()));
            shop.dropMedia(image.path("src").asText(), image.path("id").asLong());
        }
    }

    // ------------------------------------------------------------------ terms

    private void tidyTerms(ChaosShop shop) {
        int draw = random.nextInt(100);
        if (step < STEPS_BEFORE_TERMS_CHANGE
                || draw >= 30
                || shop.store().faults().hasLateWork()) {
            return;
        }
        String route = draw % 2 == 0 ? CATEGORIES : TAGS;
        List<ObjectNode> terms = shop.store().terms(route).stream()
                .filter(term -> !shop.own().isOwnTerm(term.path("id").asLong()))
                .filter(term -> !term.path("slug").asText().equals("uncategorized"))
                .filter(term -> !term.path("name").asText().startsWith(ShopsOwn.TAG))
                .toList();
        if (draw < 10) {
            addCategory(shop);
        } else if (!terms.isEmpty()) {
            ObjectNode term = terms.get(random.nextInt(terms.size()));
            journal.note(shop.store().name() + ": its people at " + route + " " + term.path("name") + " " + draw);
            if (draw < 24) {
                rename(shop, route, term);
            } else {
                delete(shop, route, term);
            }
        }
    }

    private static void addCategory(ChaosShop shop) {
        String name = "Corner of the shop " + shop.own().terms().size();
        ObjectNode category = JsonNodeFactory.instance.objectNode();
        long id = shop.store().seedTerm(CATEGORIES, category.put("name", name));
        shop.own().added(id, name);
    }

    private void rename(ChaosShop shop, String route, ObjectNode term) {
        long id = term.path("id").asLong();
        shop.store().renameTermAsShopOwner(route, id, "Renamed " + id + " in step " + step);
        shop.own().renamed(id, term.path("name").asText());
    }

    /** The products that showed it show it no more; with a category goes what is under it. */
    private static void delete(ChaosShop shop, String route, ObjectNode term) {
        long id = term.path("id").asLong();
        shop.store().terms(route).stream()
                .filter(child -> child.path("parent").asLong() == id)
                .forEach(child -> delete(shop, route, child));
        for (String name : shop.store().namesOfProductsWithTerm(id)) {
            shop.disturbed(CatalogueProduct.idIn(name));
        }
        shop.store().deleteTermAsShopOwner(route, id);
    }
}
