package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a variation is called, from its attributes and its parent. */
final class VariationNaming {

    private final Shop shop;
    private final StoredProduct variation;
    private final @Nullable StoredProduct parent;

    VariationNaming(Shop shop, StoredProduct variation) {
        this.shop = shop;
        this.variation = variation;
        this.parent = shop.find(variation.parentId());
    }

    /** The attributes in the order of the parent; what the parent no longer has is not shown (fact 113). */
    ArrayNode attributes() {
        ArrayNode shown = Json.array();
        ObjectNode chosen = variation.props().object("attributes_chosen");
        for (Map.Entry<String, JsonNode> entry : inParentOrder(chosen)) {
            GlobalAttribute global = shop.attributeWithTaxonomy(entry.getKey());
            String value = entry.getValue().asText();
            ObjectNode json = shown.addObject();
            json.put("id", global == null ? 0 : global.id());
            json.put("name", global == null ? localName(entry.getKey()) : global.name());
            json.put("slug", global == null ? entry.getKey() : global.taxonomy());
            json.put("option", optionName(global, value));
        }
        return shown;
    }

    private List<Map.Entry<String, JsonNode>> inParentOrder(ObjectNode chosen) {
        List<Map.Entry<String, JsonNode>> entries = new ArrayList<>();
        if (parent == null) {
            entries.addAll(chosen.properties());
            return entries;
        }
        for (JsonNode attribute : parent.props().list("attributes")) {
            String key = attribute.path("key").asText();
            JsonNode value = attribute.path("variation").asBoolean() ? chosen.get(key) : null;
            if (value != null) {
                entries.add(Map.entry(key, value));
            }
        }
        return entries;
    }

    private String localName(String key) {
        if (key.startsWith("pa_")) {
            return key.substring(3); // what is left of a deleted global attribute (fact 98)
        }
        return parent == null ? key : ProductAttributes.localName(parent.props(), key);
    }

    private static String optionName(@Nullable GlobalAttribute global, String value) {
        Term term = global == null ? null : global.terms().withSlug(value);
        return term == null ? value : term.name();
    }

    /** As the variations route shows it: only the options. */
    String name() {
        List<String> options = new ArrayList<>();
        attributes().forEach(attribute -> options.add(attribute.path("option").asText()));
        return String.join(", ", options);
    }

    /** As the products route shows it. */
    String fullName() {
        String own = name();
        String base = parent == null ? "" : parent.props().text("name");
        return own.isEmpty() ? base : base + " - " + own;
    }

    String permalink(ProductJson products) {
        if (parent == null) {
            return shop.url() + "/?post_type=product_variation&p=" + variation.id();
        }
        List<String> choices = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : inParentOrder(variation.props().object("attributes_chosen"))) {
            choices.add("attribute_" + entry.getKey() + "="
                    + URLEncoder.encode(entry.getValue().asText(), StandardCharsets.UTF_8));
        }
        String base = products.permalink(parent);
        if (choices.isEmpty()) {
            return base;
        }
        return base + (base.contains("?") ? "&" : "?") + String.join("&", choices);
    }
}
