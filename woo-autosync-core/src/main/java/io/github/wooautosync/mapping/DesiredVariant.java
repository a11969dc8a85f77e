package io.github.wooautosync.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wooautosync.catalog.ProductImage;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A variation that a product shall have in a store.
 *
 * @param id of the variant in the PIM
 * @param fields field of a variation to value; {@value #ATTRIBUTES} holds attributes with one option each, and {@value
 *     #IMAGE} a list of at most one image
 */
public record DesiredVariant(String id, Map<String, DesiredValue> fields) {

    public static final String ATTRIBUTES = "attributes";
    public static final String IMAGE = "image";

    public DesiredVariant {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** Which options make the variant. */
    public List<DesiredAttribute> attributes() {
        return fields.get(ATTRIBUTES) instanceof DesiredValue.Attributes chosen ? chosen.attributes() : List.of();
    }

    /** Its image, where it has one. */
    public List<ProductImage> images() {
        return fields.get(IMAGE) instanceof DesiredValue.Images images ? images.images() : List.of();
    }

    /** The text of a field; absent when it is not named or not a text. */
    public Optional<String> text(String field) {
        return fields.get(field) instanceof DesiredValue.Json json
                ? Optional.of(json.value()).filter(JsonNode::isTextual).map(JsonNode::textValue)
                : Optional.empty();
    }
}
