package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Attributes of products (fact 100). A global one is stored as {@code {key, id, options: [term ids], ...}}, a local one
 * with id 0, its name and its options as texts.
 */
final class ProductAttributes {

    private ProductAttributes() {}

    // ------------------------------------------------------------------ writing

    static void apply(Shop shop, Props props, JsonNode sent) {
        Map<String, ObjectNode> result = new LinkedHashMap<>();
        for (JsonNode old : props.list("attributes")) {
            result.put(old.path("key").asText(), Json.object()); // keeps its place if it is sent again
        }
        for (JsonNode entry : sent) {
            ObjectNode attribute = read(shop, entry);
            if (attribute != null) {
                result.put(attribute.path("key").asText(), attribute);
            }
        }
        List<ObjectNode> sorted = new ArrayList<>(result.values());
        sorted.removeIf(ObjectNode::isEmpty);
        sorted.sort(Comparator.comparing(attribute -> attribute.path("position").asLong()));
        ArrayNode stored = Json.array();
        sorted.forEach(stored::add);
        props.set("attributes", stored);
    }

    private static @Nullable ObjectNode read(Shop shop, JsonNode entry) {
        if (!entry.isObject() || Php.missing(entry.get("options"))) {
            return null;
        }
        long id = Php.absint(entry.get("id"));
        ObjectNode attribute = Json.object();
        if (id > 0) {
            GlobalAttribute global = shop.attributes().get(id);
            List<String> options = texts(entry.get("options"));
            options.removeIf(String::isEmpty);
            if (global == null || options.isEmpty()) {
                return null;
            }
            attribute.put("key", Slugs.of(global.taxonomy())).put("id", id);
            ArrayNode terms = attribute.putArray("options");
            termIds(global, options).forEach(terms::add);
        } else {
            String name = TextFilters.clean(Php.text(entry.get("name")));
            if (name.isEmpty()) {
                return null;
            }
            attribute.put("key", Slugs.of(name)).put("id", 0).put("name", name);
            ArrayNode options = attribute.putArray("options");
            localOptions(entry.get("options")).forEach(options::add);
        }
        attribute.put("position", Php.absint(entry.get("position")));
        attribute.put("visible", Php.truth(entry.get("visible")));
        attribute.put("variation", Php.truth(entry.get("variation")));
        return attribute;
    }

    private static List<String> texts(@Nullable JsonNode options) {
        List<String> texts = new ArrayList<>();
        if (options != null && options.isContainerNode()) {
            options.forEach(option -> texts.add(Php.text(option)));
        } else if (options != null) {
            texts.addAll(List.of(Php.text(options).split("\\|")));
        }
        texts.replaceAll(TextFilters::trim);
        return texts;
    }

    /** Stored as one text joined by pipes, so a pipe inside an option splits it; of nothing one empty text is left. */
    private static List<String> localOptions(@Nullable JsonNode options) {
        List<String> parts = new ArrayList<>();
        for (String part : String.join(" | ", texts(options)).split("\\|", -1)) {
            parts.add(TextFilters.trim(part));
        }
        parts.removeIf(String::isEmpty);
        return parts.isEmpty() ? List.of("") : parts;
    }

    private static Set<Long> termIds(GlobalAttribute global, List<String> options) {
        Set<Long> ids = new LinkedHashSet<>();
        for (String option : options) {
            Term term = Terms.findOrCreate(global.terms(), option);
            if (term != null) {
                ids.add(term.id());
            }
        }
        return ids;
    }

    /** {@code default_attributes}: kept as attribute key to option, global options as the slug (fact 106). */
    static void applyDefaults(Shop shop, Props props, JsonNode sent) {
        ObjectNode defaults = Json.object();
        for (JsonNode entry : sent) {
            ObjectNode attribute = findForVariations(shop, props, entry);
            String option = Php.text(entry.get("option"));
            if (attribute != null && !option.isEmpty()) {
                defaults.put(attribute.path("key").asText(), storedOption(shop, attribute, option));
            }
        }
        props.set("default_attributes", defaults);
    }

    /** The attribute of a parent that an entry {@code {id|name, option}} means, if it is used for variations. */
    static @Nullable ObjectNode findForVariations(Shop shop, Props parent, JsonNode entry) {
        long id = Php.absint(entry.get("id"));
        String key;
        if (id > 0) {
            GlobalAttribute global = shop.attributes().get(id);
            key = global == null ? "" : Slugs.of(global.taxonomy());
        } else {
            key = Slugs.of(Php.text(entry.get("name")));
        }
        if (key.isEmpty()) {
            return null;
        }
        for (JsonNode attribute : parent.list("attributes")) {
            if (attribute.path("key").asText().equals(key)
                    && attribute.path("variation").asBoolean()) {
                return (ObjectNode) attribute;
            }
        }
        return null;
    }

    /** Options of global attributes are kept as slugs, unknown ones too (fact 104). */
    static String storedOption(Shop shop, ObjectNode attribute, String option) {
        long id = attribute.path("id").asLong();
        if (id == 0) {
            return option;
        }
        GlobalAttribute global = shop.attributes().get(id);
        Term term = global == null ? null : global.terms().firstNamed(Terms.encoded(option));
        return term == null ? Slugs.of(option) : term.slug();
    }

    // ------------------------------------------------------------------ reading

    static ArrayNode render(Shop shop, Props props) {
        ArrayNode shown = Json.array();
        for (JsonNode attribute : props.list("attributes")) {
            long id = attribute.path("id").asLong();
            GlobalAttribute global = shop.attributes().get(id);
            if (id > 0 && global == null) {
                continue; // the attribute was deleted (fact 98)
            }
            ObjectNode json = shown.addObject();
            json.put("id", id);
            json.put("name", global == null ? attribute.path("name").asText() : global.name());
            json.put("slug", global == null ? attribute.path("name").asText() : global.taxonomy());
            json.put("position", attribute.path("position").asLong());
            json.put("visible", attribute.path("visible").asBoolean());
            json.put("variation", attribute.path("variation").asBoolean());
            ArrayNode options = json.putArray("options");
            if (global == null) {
                attribute.path("options").forEach(options::add);
            } else {
                termsOf(global, attribute).forEach(term -> options.add(term.name()));
            }
        }
        return shown;
    }

    static List<Term> termsOf(GlobalAttribute global, JsonNode attribute) {
        List<Term> terms = new ArrayList<>();
        for (JsonNode id : attribute.path("options")) {
            Term term = global.terms().find(id.asLong());
            if (term != null) {
                terms.add(term);
            }
        }
        terms.sort(global.terms().order(global.orderBy()));
        return terms;
    }

    static ArrayNode renderDefaults(Shop shop, Props props) {
        ArrayNode shown = Json.array();
        for (Map.Entry<String, JsonNode> entry :
                props.object("default_attributes").properties()) {
            GlobalAttribute global = shop.attributeWithTaxonomy(entry.getKey());
            shown.addObject()
                    .put("id", global == null ? 0 : global.id())
                    .put("name", global == null ? localName(props, entry.getKey()) : global.name())
                    .put("option", entry.getValue().asText());
        }
        return shown;
    }

    static String localName(Props props, String key) {
        for (JsonNode attribute : props.list("attributes")) {
            if (attribute.path("key").asText().equals(key)) {
                return attribute.path("name").asText();
            }
        }
        return key;
    }
}
