package io.github.wooautosync.test.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wooautosync.catalog.AttributeValue;
import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.catalog.ProductType;
import io.github.wooautosync.catalog.Variant;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.test.store.FakeStore;
import io.github.wooautosync.test.store.RecordedRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A product in sizes, to be changed by tests, and what a store shows of it. */
final class Shirts {

    private final ToyPim pim;
    private final long id;
    private final Map<String, Variant> variants = new LinkedHashMap<>();
    private UnaryOperator<Product.Builder> more = UnaryOperator.identity();

    Shirts(ToyPim pim, long id) {
        this.pim = pim;
        this.id = id;
    }

    /** With sizes 1 to a number. */
    static Shirts of(ToyPim pim, long id, int sizes) {
        Shirts shirts = new Shirts(pim, id);
        for (int size = 1; size <= sizes; size++) {
            shirts.size(size, "10.00");
        }
        return shirts.save();
    }

    String sku(Object size) {
        return "SHIRT-" + id + "-" + size;
    }

    Shirts size(Object size, String price) {
        return put(Variant.builder("v" + size)
                .option("SIZE", String.valueOf(size))
                .sku(sku(size))
                .price(price));
    }

    Shirts put(Variant.Builder variant) {
        Variant built = variant.build();
        variants.put(built.id(), built);
        return this;
    }

    Shirts change(Object size, UnaryOperator<Variant.Builder> change) {
        return put(change.apply(Variant.builder("v" + size)
                .option("SIZE", String.valueOf(size))
                .sku(sku(size))
                .price("10.00")));
    }

    Shirts without(Object size) {
        variants.remove("v" + size);
        return this;
    }

    /** The variants in another order. */
    Shirts inOrder(Object... sizes) {
        Map<String, Variant> before = new LinkedHashMap<>(variants);
        variants.clear();
        for (Object size : sizes) {
            variants.put("v" + size, before.get("v" + size));
        }
        return this;
    }

    Shirts with(UnaryOperator<Product.Builder> change) {
        more = change;
        return this;
    }

    Shirts save() {
        Product.Builder product = Product.builder(ProductId.of(id))
                .name("Shirt " + id)
                .sku("SHIRT-" + id)
                .type(ProductType.VARIABLE)
                .attribute(AttributeValue.of("SIZE", "Size"));
        variants.values().forEach(product::variant);
        pim.put(more.apply(product).build());
        return this;
    }

    /** The same product without variants. */
    void saveAsSimple() {
        pim.put(Product.builder(ProductId.of(id))
                .name("Shirt " + id)
                .sku("SHIRT-" + id)
                .type(ProductType.SIMPLE)
                .price("5.00")
                .build());
    }

    /** In two attributes, of which one variant names only one. */
    static Product.Builder inColours(long id) {
        return Product.builder(ProductId.of(id))
                .name("Shirt " + id)
                .sku("SHIRT-" + id)
                .attribute(AttributeValue.of("SIZE", "Size", "S", "M"))
                .attribute(AttributeValue.of("COLOUR", "Colour", "Red", "Blue"))
                .variant(Variant.builder("red-s")
                        .option("SIZE", "S")
                        .option("COLOUR", "Red")
                        .price("1.00")
                        .build())
                .variant(Variant.builder("blue-s")
                        .option("SIZE", "S")
                        .option("COLOUR", "Blue")
                        .price("1.00")
                        .build())
                .variant(Variant.builder("m").option("SIZE", "M").price("1.00").build());
    }

    // What a store shows

    long parent(FakeStore store) {
        List<ObjectNode> found = store.productsBySku("SHIRT-" + id).stream()
                .filter(product -> !product.path("type").asText().equals("variation"))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " products have SKU SHIRT-" + id);
        }
        return found.get(0).path("id").asLong();
    }

    List<ObjectNode> variations(FakeStore store) {
        return store.variations(parent(store));
    }

    ObjectNode variation(FakeStore store, Object size) {
        List<ObjectNode> found = variations(store).stream()
                .filter(variation -> size(variation).equals(String.valueOf(size)))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " variations have size " + size);
        }
        return found.get(0);
    }

    /** Size to price of the variations, in the order in which shoppers see them. */
    Map<String, String> prices(FakeStore store) {
        Map<String, String> prices = new LinkedHashMap<>();
        List<ObjectNode> all = new ArrayList<>(variations(store));
        all.sort((one, other) -> Integer.compare(
                one.path("menu_order").asInt(), other.path("menu_order").asInt()));
        for (ObjectNode variation : all) {
            String before =
                    prices.put(size(variation), variation.path("regular_price").asText());
            if (before != null) {
                throw new AssertionError("two variations have size " + size(variation));
            }
        }
        return prices;
    }

    static String size(JsonNode variation) {
        return variation.path("attributes").path(0).path("option").asText();
    }

    static List<RecordedRequest> batches(FakeStore store) {
        return store.writes().stream()
                .filter(request -> request.path().endsWith("variations/batch"))
                .toList();
    }
}
