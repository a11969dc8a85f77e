package io.github.wooautosync.test.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares what a store shows with what the PIM has. Knows nothing of the engine: products are recognised by the names
 * that their lives in the PIM have.
 */
final class StoreAudit {

    private final ChaosShop shop;
    private final Catalogue catalogue;
    private final List<String> findings = new ArrayList<>();
    private final Map<Long, List<String>> categories = new HashMap<>();
    private final Map<String, String> contents = new HashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();

    StoreAudit(ChaosShop shop, Catalogue catalogue) {
        this.shop = shop;
        this.catalogue = catalogue;
    }

    /** What is wrong. */
    List<String> findings() {
        readCategories();
        Map<String, ObjectNode> shown = eachLifeOnce();
        for (Map.Entry<Long, Set<String>> exported : shop.exported().entrySet()) {
            CatalogueProduct product = catalogue.find(exported.getKey());
            if (product != null) {
                ObjectNode inStore = shown.remove(product.key());
                if (inStore == null) {
                    find(product.key() + " is missing");
                } else {
                    compare(product, inStore, exported.getValue());
                }
            }
        }
        shown.forEach((key, left) -> {
            shop.departures().audit(key, left, this::find);
            shop.own().audit(left, shop.ownsTags(), (what, how) -> find(key + ": " + what + " " + how));
        });
        eachTermOnce();
        return findings;
    }

    private Map<String, ObjectNode> eachLifeOnce() {
        Map<String, ObjectNode> shown = new LinkedHashMap<>();
        for (ObjectNode product : shop.store().products()) {
            String name = product.path("name").asText();
            String key = name.substring(0, Math.max(0, name.lastIndexOf(' ')));
            ObjectNode twin = shown.put(key, product);
            if (twin != null) {
                find(key + " is there twice: " + twin.path("id") + " and " + product.path("id"));
            }
        }
        return shown;
    }

    private void compare(CatalogueProduct product, ObjectNode shown, Set<String> fields) {
        same(product, "name", product.name(), shown.path("name").asText());
        same(product, "sku", product.sku(), shown.path("sku").asText());
        int holders = shop.store().holdersOfSku(product.sku()).size();
        if (holders != 1) {
            find(product.key() + ": " + holders + " hold its SKU " + product.sku());
        }
        shop.departures().auditReturn(product, shown.path("id").asLong(), this::find);
        same(
                product,
                "type",
                product.isVariable() ? "variable" : "simple",
                shown.path("type").asText());
        if (product.isVariable()) {
            new VariationAudit(shop, product, fields, this::content, this::find).compare(shown);
        } else {
            comparePrices(product, shown, fields);
        }
        if (selected(fields, "status")) {
            same(product, "status", "publish", shown.path("status").asText());
        }
        if (selected(fields, "description")) {
            same(
                    product,
                    "description",
                    product.description(),
                    shown.path("description").asText().strip());
        }
        if (selected(fields, "meta_data")) {
            same(product, "meta data", String.valueOf(product.wording()), ShopsOwn.meta(shown, "pim_wording"));
        }
        shop.own().audit(shown, shop.ownsTags(), (what, how) -> find(product.key() + ": " + what + " " + how));
        compareNote(product, shown);
        compareReferences(product, shown, fields);
    }

    private void comparePrices(CatalogueProduct product, ObjectNode shown, Set<String> fields) {
        if (selected(fields, "price")) {
            same(product, "price", product.price(shop.number()), decimal(shown.path("regular_price")));
        }
        if (selected(fields, "sale_price")) {
            same(
                    product,
                    "sale",
                    product.salePrice(shop.number()).orElse(BigDecimal.ZERO),
                    decimal(shown.path("sale_price")));
        }
    }

    /** The PIM has a say when the product is made, and never again. */
    private void compareNote(CatalogueProduct product, ObjectNode shown) {
        String note = shown.path(ShopsOwn.NOTE).asText().strip();
        boolean isOfPim = note.startsWith(CatalogueProduct.noteOf(product.id()))
                || (note.isEmpty() && shop.wasNarrowed(product.id()));
        if (!isOfPim && !shop.own().wroteNote(shown.path("id").asLong())) {
            find(product.key() + ": its note is '" + note + "'");
        }
    }

    private void compareReferences(CatalogueProduct product, ObjectNode shown, Set<String> fields) {
        if (selected(fields, "categories")) {
            Set<List<String>> expected =
                    product.categories().stream().map(path -> path.names()).collect(Collectors.toSet());
            Set<List<String>> actual = new HashSet<>();
            shown.path("categories")
                    .forEach(category -> actual.add(
                            categories.getOrDefault(category.path("id").asLong(), List.of("unknown"))));
            same(product, "categories", expected, actual);
        }
        if (selected(fields, "tags") && !shop.ownsTags()) {
            same(product, "tags", new TreeSet<>(product.tags()), names(shown.path("tags")));
        }
        if (selected(fields, "attributes") || fields.contains("COLOUR")) {
            same(product, "colours", Set.copyOf(product.colours()), Set.copyOf(ShopsOwn.optionsOf(shown, "Colour")));
        }
        if (selected(fields, "images") && product.gallery().isPresent()) {
            List<String> actual = new ArrayList<>();
            shown.path("images")
                    .forEach(image -> actual.add(content(image.path("src").asText())));
            same(
                    product,
                    "images",
                    product.gallery().get().stream().map(Picture::contentHash).toList(),
                    actual);
        }
    }

    static boolean selected(Set<String> fields, String field) {
        return fields.isEmpty() || fields.contains(field);
    }

    /** By the names that the PIM knows. */
    private Set<String> names(JsonNode terms) {
        Set<String> names = new TreeSet<>();
        terms.forEach(term -> names.add(nameOf(term)));
        return names;
    }

    private String nameOf(JsonNode term) {
        return shop.own().nameInPim(term.path("id").asLong(), term.path("name").asText());
    }

    static BigDecimal decimal(JsonNode price) {
        String text = price.asText();
        return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
    }

    private void readCategories() {
        Map<Long, ObjectNode> terms = new HashMap<>();
        shop.store()
                .terms("products/categories")
                .forEach(term -> terms.put(term.path("id").asLong(), term));
        terms.keySet().forEach(id -> categories.put(id, path(id, terms)));
    }

    private List<String> path(long id, Map<Long, ObjectNode> terms) {
        ObjectNode term = terms.get(id);
        if (term == null) {
            return List.of();
        }
        List<String> path = new ArrayList<>(path(term.path("parent").asLong(), terms));
        path.add(nameOf(term).replace("&amp;", "&"));
        return path;
    }

    private void eachTermOnce() {
        Set<List<String>> paths = new HashSet<>();
        categories.values().stream()
                .filter(path -> !paths.add(path))
                .forEach(path -> find("category " + path + " is there twice"));
        Set<String> tags = new HashSet<>();
        shop.own().terms().forEach((id, name) -> {
            if (!categories.getOrDefault(id, List.of()).equals(List.of(name))) {
                find("the shop's own category " + name + " is gone");
            }
        });
        for (ObjectNode tag : shop.store().terms("products/tags")) {
            if (!tags.add(nameOf(tag))) {
                find("tag " + tag.path("name") + " is there twice");
            }
        }
    }

    /** Name and edition of the picture that the store really has. */
    private String content(String src) {
        return contents.computeIfAbsent(src, this::fetch);
    }

    private String fetch(String src) {
        try {
            byte[] content = http.send(
                            HttpRequest.newBuilder(URI.create(src)).build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
            return PictureServer.mark(content);
        } catch (IOException failed) {
            return src + ": " + failed;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return src + ": interrupted";
        }
    }

    static boolean equal(Object expected, Object actual) {
        if (expected instanceof BigDecimal number && actual instanceof BigDecimal other) {
            return number.compareTo(other) == 0;
        }
        return expected.equals(actual);
    }

    private void same(CatalogueProduct product, String what, Object expected, Object actual) {
        if (!equal(expected, actual)) {
            find(product.key() + ": " + what + " should be " + expected + " but is " + actual);
        }
    }

    private void find(String finding) {
        findings.add(shop.store().name() + ": " + finding);
    }
}
