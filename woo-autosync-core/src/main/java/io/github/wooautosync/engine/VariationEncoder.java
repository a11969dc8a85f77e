package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.wooautosync.mapping.DesiredAttribute;
import io.github.wooautosync.mapping.DesiredValue;
import io.github.wooautosync.woo.StoreFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes variations as a store reads them. */
final class VariationEncoder {

    private final AttributeReferences.Known attributes;
    private final VariationImages images;
    private final ShopClasses.Known classes;

    VariationEncoder(AttributeReferences.Known attributes, VariationImages images, ShopClasses.Known classes) {
        this.attributes = attributes;
        this.images = images;
        this.classes = classes;
    }

    /** Leaves out the classes that the store does not have, and says so. */
    void settleUnknownClasses(VariationWork work) {
        for (String field : List.of(ShopClasses.SHIPPING_CLASS, ShopClasses.TAX_CLASS)) {
            if (work.open().contains(field)
                    && work.variant().fields().get(field) instanceof DesiredValue.Json json
                    && classes.resolve(field, json) instanceof ResolvedField.Settled settled) {
                work.settle(field, settled.warnings());
            }
        }
    }

    StoreFields encode(VariationWork work, Set<String> names) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        for (String name : names) {
            value(work, name).ifPresent(value -> fields.put(name, value));
        }
        return new StoreFields(fields);
    }

    private Optional<JsonNode> value(VariationWork work, String name) {
        DesiredValue value = work.variant().fields().get(name);
        if (value instanceof DesiredValue.Json json) {
            return Optional.of(
                    classes.resolve(name, json) instanceof ResolvedField.Ready ready ? ready.json() : json.value());
        }
        if (value instanceof DesiredValue.Attributes chosen) {
            return Optional.of(attributes(chosen.attributes()));
        }
        if (value instanceof DesiredValue.Images) {
            return Optional.of(images.byId(work));
        }
        return switch (name) {
            case VariationWork.STATUS -> Optional.of(TextNode.valueOf("publish"));
            case VariationWork.MENU_ORDER -> Optional.of(IntNode.valueOf(work.wantedPosition()));
            default -> Optional.empty();
        };
    }

    private ArrayNode attributes(List<DesiredAttribute> chosen) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (DesiredAttribute attribute : chosen) {
            AttributePlace place = attributes.place(attribute);
            ObjectNode node = list.addObject();
            place.writeTo(node);
            node.put("option", attributes.option(attribute, attribute.options().get(0)));
        }
        return list;
    }
}
