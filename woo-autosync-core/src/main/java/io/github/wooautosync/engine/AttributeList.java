package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wooautosync.mapping.DesiredAttribute;
import io.github.wooautosync.mapping.DesiredValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The attributes of one product as they travel: ours first, in the order of the PIM, then those of the shop. */
final class AttributeList {

    private final PlannedPush push;
    private final AttributeReferences.Known known;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, AttributePlace> placesByCode = new LinkedHashMap<>();
    private final Set<String> globalLabels = new HashSet<>();
    private final List<FieldWarning> warnings = new ArrayList<>();
    private List<ObjectNode> others = List.of();

    AttributeList(PlannedPush push, AttributeReferences.Known known) {
        this.push = push;
        this.known = known;
    }

    /** Two attributes of the PIM in one place become one: of two with one name a store keeps the last (fact 100). */
    private static final class Entry {

        private final AttributePlace place;
        private final Set<String> options = new LinkedHashSet<>();
        private boolean visible;
        private boolean forVariations;

        Entry(AttributePlace place) {
            this.place = place;
        }
    }

    AttributeList add(List<DesiredAttribute> attributes) {
        attributes.stream()
                // An attribute without values is left out of the list, which takes it away.
                .filter(attribute -> !attribute.options().isEmpty())
                .forEach(this::add);
        return this;
    }

    private void add(DesiredAttribute attribute) {
        warnings.addAll(known.warnings(attribute));
        List<String> options = attribute.options().stream()
                .filter(option -> !option.isBlank() && !known.isRefused(attribute, option))
                .map(option -> known.option(attribute, option))
                .toList();
        if (options.isEmpty()) {
            return;
        }
        AttributePlace place = known.place(attribute);
        Entry entry = entries.computeIfAbsent(place.key(), unused -> new Entry(place));
        entry.options.addAll(options);
        entry.visible |= attribute.visible();
        entry.forVariations |= attribute.forVariations();
        placesByCode.put(attribute.code(), place);
        if (place instanceof AttributePlace.Global) {
            globalLabels.add(TermPath.key(attribute.label()));
        }
    }

    AttributeList addOthers(ShopAttributes shop) {
        others = shop.kept(push, entries.keySet(), globalLabels);
        return this;
    }

    ResolvedField resolved(DesiredValue.Attributes value) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        entries.values().forEach(entry -> list.add(json(entry, list.size())));
        others.forEach(other -> list.add(other.put("position", list.size())));
        return new ResolvedField.Ready(
                list, effective(value), warnings, AttributeMarks.after(push.record(), placesByCode));
    }

    /** What the product really gets: where something is to be tried again, it must differ from what is desired. */
    private DesiredValue.Attributes effective(DesiredValue.Attributes value) {
        boolean again = warnings.stream().anyMatch(warning -> warning.retry() != FieldWarning.Retry.NEVER);
        return again
                ? new DesiredValue.Attributes(
                        value.attributes().stream().map(this::withoutRefused).toList())
                : value;
    }

    private DesiredAttribute withoutRefused(DesiredAttribute attribute) {
        return new DesiredAttribute(
                attribute.code(),
                attribute.label(),
                attribute.options().stream()
                        .filter(option -> !known.isRefused(attribute, option))
                        .toList(),
                attribute.visible(),
                attribute.forVariations(),
                attribute.scope(),
                attribute.slug());
    }

    private static ObjectNode json(Entry entry, int position) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        entry.place.writeTo(node);
        node.put("position", position);
        node.put("visible", entry.visible);
        node.put("variation", entry.forVariations);
        entry.options.forEach(node.putArray("options")::add);
        return node;
    }
}
