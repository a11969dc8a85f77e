package io.github.wooautosync.mapping;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wooautosync.catalog.ProductImage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Hashes of field values: the first 128 bits of SHA-256 over the value's JSON with sorted keys, as 22 characters. A
 * fingerprint says whether a value is the one that was pushed last, without keeping that value.
 */
public final class Fingerprints {

    private static final int BYTES = 16;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private Fingerprints() {}

    /** The fingerprint of every field. */
    public static Map<String, String> of(DesiredProduct desired) {
        return of(desired.fields());
    }

    /** The fingerprint of every field of a variation. */
    public static Map<String, String> of(DesiredVariant variant) {
        return of(variant.fields());
    }

    /** The fingerprint of one value. */
    public static String of(DesiredValue value) {
        return new Hash().of(value);
    }

    private static Map<String, String> of(Map<String, DesiredValue> fields) {
        Hash hash = new Hash();
        Map<String, String> fingerprints = new LinkedHashMap<>();
        fields.forEach((field, value) -> fingerprints.put(field, hash.of(value)));
        return fingerprints;
    }

    /** Serves one value after the other. Most are texts: those are written without a detour through a generator. */
    private static final class Hash {

        private final MessageDigest digest = sha256();
        private final StringBuilder text = new StringBuilder();

        String of(DesiredValue value) {
            byte[] canonical = canonical(sorted(json(value))).getBytes(StandardCharsets.UTF_8);
            return BASE64.encodeToString(Arrays.copyOf(digest.digest(canonical), BYTES));
        }

        private String canonical(JsonNode node) {
            if (!node.isTextual()) {
                return node.toString();
            }
            text.setLength(0);
            text.append('"');
            JsonStringEncoder.getInstance().quoteAsString(node.textValue(), text);
            return text.append('"').toString();
        }
    }

    private static JsonNode json(DesiredValue value) {
        if (value instanceof DesiredValue.Json json) {
            return json.value();
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        if (value instanceof DesiredValue.Images images) {
            images.images().forEach(image -> list.add(json(image)));
        } else if (value instanceof DesiredValue.Categories categories) {
            Set<String> paths = new TreeSet<>();
            categories.paths().forEach(path -> paths.add(path.toString()));
            paths.forEach(list::add);
        } else if (value instanceof DesiredValue.Brands brands) {
            new TreeSet<>(brands.names()).forEach(list::add);
        } else if (value instanceof DesiredValue.Tags tags) {
            new TreeSet<>(tags.names()).forEach(list::add);
        } else if (value instanceof DesiredValue.Attributes attributes) {
            attributes.attributes().forEach(attribute -> list.add(json(attribute)));
        } else if (value instanceof DesiredValue.Products products) {
            products.productIds().forEach(id -> list.add(id.value()));
        } else if (value instanceof DesiredValue.Variants variants) {
            variants.variants().forEach(variant -> list.add(json(variant)));
        }
        return list;
    }

    private static ObjectNode json(DesiredVariant variant) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", variant.id());
        ObjectNode fields = node.putObject("fields");
        variant.fields().forEach((field, value) -> fields.put(field, of(value)));
        return node;
    }

    private static ObjectNode json(DesiredAttribute attribute) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("code", attribute.code());
        node.put("label", attribute.label());
        node.put("scope", attribute.scope().name());
        attribute.slug().ifPresent(slug -> node.put("slug", slug));
        node.put("visible", attribute.visible());
        node.put("variation", attribute.forVariations());
        attribute.options().forEach(node.putArray("options")::add);
        return node;
    }

    private static ObjectNode json(ProductImage image) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("url", image.url().toString());
        image.altText().ifPresent(text -> node.put("alt", text));
        image.contentHash().ifPresent(hash -> node.put("hash", hash));
        return node;
    }

    private static JsonNode sorted(JsonNode node) {
        if (!node.isContainerNode() || isListOfScalars(node)) {
            return node;
        }
        if (node.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> list.add(sorted(element)));
            return list;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        names.forEach(name -> object.set(name, sorted(node.path(name))));
        return object;
    }

    private static boolean isListOfScalars(JsonNode node) {
        boolean scalars = node.isArray();
        for (int i = 0; scalars && i < node.size(); i++) {
            scalars = !node.get(i).isContainerNode();
        }
        return scalars;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
