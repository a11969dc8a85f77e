package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wooautosync.connection.StorePolicy.WhenShopHasOtherAttributes;
import io.github.wooautosync.mapping.DesiredValue;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.ListQuery;
import io.github.wooautosync.woo.StoreResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The attributes that products show in the store and that are not ours to take away. A store replaces the whole list
 * (fact 35), so they are read before and sent along.
 */
final class ShopAttributes {

    private final Map<Long, JsonNode> byProduct = new HashMap<>();

    static ShopAttributes none() {
        return new ShopAttributes();
    }

    static ShopAttributes read(StoreRound round, List<PlannedPush> pushes) {
        ShopAttributes found = new ShopAttributes();
        List<Long> ids = pushes.stream()
                .filter(push -> keepsOthers(round, push))
                .map(push -> push.target().orElseThrow().value())
                .toList();
        for (int from = 0; from < ids.size(); from += ListQuery.MAXIMUM_PER_PAGE) {
            found.readSome(round, ids.subList(from, Math.min(ids.size(), from + ListQuery.MAXIMUM_PER_PAGE)));
        }
        return found;
    }

    private void readSome(StoreRound round, List<Long> ids) {
        ListQuery query = ListQuery.all(AnswerFields.of(AttributeMarks.FIELD))
                .with("include", ids.stream().map(String::valueOf).collect(Collectors.joining(",")))
                .with("include_status", "any,trash");
        round.client()
                .list(StoreResource.PRODUCTS, query)
                .entries()
                .forEach(entry -> byProduct.put(entry.id(), entry.fields().path(AttributeMarks.FIELD)));
    }

    private static boolean keepsOthers(StoreRound round, PlannedPush push) {
        boolean sends = push.fieldsToSend().contains(AttributeMarks.FIELD)
                && push.desired().fields().get(AttributeMarks.FIELD) instanceof DesiredValue.Attributes;
        boolean keeps = round.connection().policy().whenShopHasOtherAttributes() == WhenShopHasOtherAttributes.KEEP
                || AttributeMarks.isPartial(push.record().exportedFields());
        return sends && keeps && push.target().isPresent();
    }

    /**
     * What stays of the attributes that a product shows.
     *
     * @param ours the places of those that are sent anyway
     * @param globalLabels what the global ones among them are called; a local one of that name gives way to them
     */
    List<ObjectNode> kept(PlannedPush push, Set<String> ours, Set<String> globalLabels) {
        JsonNode shown =
                push.target().map(id -> byProduct.get(id.value())).orElseGet(JsonNodeFactory.instance::arrayNode);
        List<ObjectNode> kept = new ArrayList<>();
        if (shown == null) {
            return kept;
        }
        for (JsonNode attribute : shown) {
            AttributePlace place = AttributePlace.of(attribute);
            boolean replaced = ours.contains(place.key())
                    || (place instanceof AttributePlace.Local local
                            && globalLabels.contains(TermPath.key(local.name())));
            if (!replaced && !AttributeMarks.isGivenUp(push.record(), place)) {
                kept.add(copy(attribute, place));
            }
        }
        return kept;
    }

    private static ObjectNode copy(JsonNode shown, AttributePlace place) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        place.writeTo(node);
        node.put("visible", shown.path("visible").asBoolean());
        node.put("variation", shown.path("variation").asBoolean());
        ArrayNode options = node.putArray("options");
        shown.path("options").forEach(option -> options.add(text(option.asText(), place)));
        return node;
    }

    private static String text(String option, AttributePlace place) {
        return place instanceof AttributePlace.Global ? HtmlEntities.decode(option) : option;
    }
}
