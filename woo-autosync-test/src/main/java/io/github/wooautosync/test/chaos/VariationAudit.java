package io.github.wooautosync.test.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Compares the variations of one product with its variants, which are known by their sizes. */
final class VariationAudit {

    private final ChaosShop shop;
    private final CatalogueProduct product;
    private final Set<String> fields;
    private final UnaryOperator<String> content;
    private final Consumer<String> finder;

    VariationAudit(
            ChaosShop shop,
            CatalogueProduct product,
            Set<String> fields,
            UnaryOperator<String> content,
            Consumer<String> finder) {
        this.shop = shop;
        this.product = product;
        this.fields = fields;
        this.content = content;
        this.finder = finder;
    }

    void compare(ObjectNode parent) {
        long parentId = parent.path("id").asLong();
        Map<String, List<ObjectNode>> shown = bySize(shop.store().variations(parentId));
        for (CatalogueVariant variant : product.variants()) {
            List<ObjectNode> found = shown.computeIfAbsent(variant.size(), ignored -> new ArrayList<>());
            List<ObjectNode> visible = found.stream()
                    .filter(each -> each.path("status").asText().equals("publish"))
                    .toList();
            if (visible.isEmpty()) {
                find(variant, "is missing among " + found.size() + " of its size");
            } else {
                ObjectNode chosen = visible.get(0);
                found.remove(chosen);
                compare(variant, chosen);
            }
        }
        shown.values().forEach(left -> left.forEach(each -> leftOver(parentId, each)));
        if (isEverything()) {
            compareOrder(parentId);
        }
        sizesOf(parent);
    }

    private static Map<String, List<ObjectNode>> bySize(List<ObjectNode> variations) {
        Map<String, List<ObjectNode>> bySize = new LinkedHashMap<>();
        variations.forEach(each ->
                bySize.computeIfAbsent(size(each), ignored -> new ArrayList<>()).add(each));
        return bySize;
    }

    private static String size(JsonNode variation) {
        return variation.path("attributes").path(0).path("option").asText();
    }

    /** A selection of some fields is about the variants, too: their SKUs, sizes and those fields. */
    private boolean isEverything() {
        return fields.isEmpty();
    }

    private void compare(CatalogueVariant variant, ObjectNode shown) {
        String parentSku = product.sku();
        String sku = shown.path("sku").asText();
        same(variant, "sku", variant.hasSku() ? variant.sku() : parentSku, sku);
        if (StoreAudit.selected(fields, "price")) {
            same(variant, "price", variant.price(shop.number()), StoreAudit.decimal(shown.path("regular_price")));
        }
        if (StoreAudit.selected(fields, "sale_price")) {
            BigDecimal sale = variant.salePrice(shop.number()).orElse(BigDecimal.ZERO);
            same(variant, "sale", sale, StoreAudit.decimal(shown.path("sale_price")));
        }
        if (fields.contains("stock_status")) {
            same(
                    variant,
                    "stock",
                    variant.sellable() ? "instock" : "outofstock",
                    shown.path("stock_status").asText());
        }
        if (isEverything()) {
            same(
                    variant,
                    "description",
                    variant.description(),
                    shown.path("description").asText().strip());
            same(variant, "image", variant.picture().map(Picture::contentHash).orElse("none"), image(shown));
        }
        shop.own().auditVariation(shown, (what, how) -> find(variant, what + " " + how));
    }

    private String image(ObjectNode shown) {
        JsonNode first = shown.path("images").path(0);
        return first.isMissingNode() ? "none" : content.apply(first.path("src").asText());
    }

    private void leftOver(long parentId, ObjectNode variation) {
        long id = variation.path("id").asLong();
        boolean hidden =
                shop.hidesVariants() && !variation.path("status").asText().equals("publish");
        boolean neverLearned = shop.weather().creates().isUnknown(Creates.variation(parentId, size(variation)), id);
        if (!hidden && !neverLearned) {
            finder.accept(product.key() + ": variation " + id + " is left over: " + size(variation) + ", SKU "
                    + variation.path("sku").asText() + ", "
                    + variation.path("status").asText());
        }
    }

    private void compareOrder(long parentId) {
        List<String> wanted =
                product.variants().stream().map(CatalogueVariant::size).toList();
        List<String> actual = shop.store().variations(parentId).stream()
                .filter(each -> each.path("status").asText().equals("publish"))
                .sorted(Comparator.comparing(each -> each.path("menu_order").asInt()))
                .map(VariationAudit::size)
                .filter(wanted::contains)
                .toList();
        if (!wanted.equals(actual)) {
            finder.accept(product.key() + ": the order of its variants should be " + wanted + " but is " + actual);
        }
    }

    private void sizesOf(ObjectNode parent) {
        List<String> offered = ShopsOwn.optionsOf(parent, "Size");
        product.variants().stream()
                .filter(variant -> !offered.contains(variant.size()))
                .forEach(variant -> find(variant, "cannot be chosen: " + offered));
    }

    private void same(CatalogueVariant variant, String what, Object expected, Object actual) {
        if (!StoreAudit.equal(expected, actual)) {
            find(variant, what + " should be " + expected + " but is " + actual);
        }
    }

    private void find(CatalogueVariant variant, String what) {
        finder.accept(product.key() + ": variant " + variant.id() + " (" + variant.size() + ") " + what);
    }
}
