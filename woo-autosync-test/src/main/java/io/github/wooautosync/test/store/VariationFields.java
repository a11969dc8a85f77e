package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Fields of variations. Must be called inside {@link Shop#change}. */
final class VariationFields {

    private VariationFields() {}

    /** Attributes sent replace all; what the parent does not use for variations is dropped (facts 103 to 105). */
    static void chooseAttributes(Shop shop, Props props, JsonNode sent) {
        StoredProduct parent = shop.find(props.number("parent_id"));
        ObjectNode chosen = Json.object();
        for (JsonNode entry : sent) {
            ObjectNode attribute =
                    parent == null ? null : ProductAttributes.findForVariations(shop, parent.props(), entry);
            String option = localOption(Php.text(entry.get("option")));
            if (attribute != null && !option.isEmpty()) {
                chosen.put(attribute.path("key").asText(), ProductAttributes.storedOption(shop, attribute, option));
            }
        }
        props.set("attributes_chosen", chosen);
    }

    /** Slashes go, and what looks like a percent escape is decoded (i-variable/07). */
    private static String localOption(String option) {
        String text = TextFilters.withoutSlashes(option);
        try {
            return java.net.URLDecoder.decode(text.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
