package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wooautosync.mapping.DesiredAttribute;
import io.github.wooautosync.mapping.DesiredValue;
import java.util.List;

/** Attributes of products in the store's words. */
final class AttributeReferences {

    /** What is known of the attributes that the products of a round name. */
    interface Known {

        AttributePlace place(DesiredAttribute attribute);
    }

    Known find(StoreRound round, List<PlannedPush> pushes) {
        return attribute -> new AttributePlace.Local(attribute.label());
    }

    static ResolvedField resolve(DesiredValue.Attributes value, Known known) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (DesiredAttribute attribute : value.attributes()) {
            // An attribute without values is left out of the list, which takes it away.
            if (!attribute.options().isEmpty()) {
                list.add(encode(attribute, known.place(attribute), list.size()));
            }
        }
        return new ResolvedField.Ready(list, value);
    }

    private static ObjectNode encode(DesiredAttribute attribute, AttributePlace place, int position) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        place.writeTo(node);
        node.put("position", position);
        node.put("visible", attribute.visible());
        node.put("variation", attribute.forVariations());
        ArrayNode options = node.putArray("options");
        attribute.options().forEach(option -> options.add(option(option, place)));
        return node;
    }

    /** A store splits an option of a local attribute at a vertical bar (fact 100). */
    static String option(String option, AttributePlace place) {
        return place instanceof AttributePlace.Local ? option.replace('|', '/').strip() : option.strip();
    }
}
