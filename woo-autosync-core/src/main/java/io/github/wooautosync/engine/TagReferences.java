package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.wooautosync.mapping.DesiredValue;
import io.github.wooautosync.record.LinkKey;
import io.github.wooautosync.record.LinkKind;
import io.github.wooautosync.record.LinkStore;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.ListQuery;
import io.github.wooautosync.woo.StoreEntry;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.WooFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tags travel by id. Those without a link are created ahead, many per request: a new name in two requests at once would
 * become two tags (fact 152). A store answers for a name that it has with that tag's id, so that the list of all tags is
 * never read, however long it is.
 */
final class TagReferences {

    /** Names that look like a slug are asked for one by one; a whole catalogue of them is not. */
    private static final int MOST_SLUGS = 20;

    private final LinkStore links;

    TagReferences(LinkStore links) {
        this.links = links;
    }

    /** The tags that the products of a round name: their ids, or why they have none. */
    record Known(Map<LinkKey, Long> ids, Map<LinkKey, FieldWarning> refused) {}

    Known find(StoreRound round, List<PlannedPush> pushes) {
        Map<LinkKey, String> wanted = new LinkedHashMap<>();
        for (PlannedPush push : pushes) {
            for (String field : push.fieldsToSend()) {
                if (push.desired().fields().get(field) instanceof DesiredValue.Tags tags) {
                    tags.names().forEach(name -> wanted.putIfAbsent(key(name), name));
                }
            }
        }
        Map<LinkKey, FieldWarning> refused = new HashMap<>();
        if (wanted.isEmpty()) {
            return new Known(Map.of(), refused);
        }
        Map<LinkKey, Long> ids = new HashMap<>(links.find(round.connectionId(), wanted.keySet()));
        wanted.keySet().removeAll(ids.keySet());
        Map<LinkKey, Long> learned = bySlug(round, wanted);
        wanted.keySet().removeAll(learned.keySet());
        create(round, wanted, learned, refused);
        links.put(round.connectionId(), learned);
        ids.putAll(learned);
        return new Known(ids, refused);
    }

    static ResolvedField resolve(DesiredValue.Tags tags, Known known) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        List<FieldWarning> warnings = new ArrayList<>();
        Set<Long> ids = new LinkedHashSet<>();
        List<String> settled = new ArrayList<>();
        for (String name : tags.names()) {
            Optional.ofNullable(known.ids().get(key(name))).ifPresent(ids::add);
            Optional<FieldWarning> refusal = Optional.ofNullable(known.refused().get(key(name)));
            refusal.ifPresent(warnings::add);
            if (refusal.filter(FieldWarning::mayPass).isEmpty()) {
                settled.add(name);
            }
        }
        ids.forEach(id -> list.addObject().put("id", id));
        // What is tried again differs from what was sent.
        return new ResolvedField.Ready(list, new DesiredValue.Tags(settled), warnings);
    }

    /** What the product does not show is gone from the shop: it is looked for anew next time. */
    void forgetLost(StoreRound round, DesiredValue.Tags tags, JsonNode answered) {
        Set<Long> shown = new HashSet<>();
        answered.forEach(tag -> shown.add(tag.path("id").asLong(0)));
        Map<LinkKey, Long> linked = links.find(
                round.connectionId(),
                tags.names().stream().map(TagReferences::key).toList());
        links.remove(
                round.connectionId(),
                linked.entrySet().stream()
                        .filter(link -> !shown.contains(link.getValue()))
                        .map(Map.Entry::getKey)
                        .toList());
    }

    /** A name that is only the slug of another tag means that one; the store would make a twin (fact 95). */
    private static Map<LinkKey, Long> bySlug(StoreRound round, Map<LinkKey, String> wanted) {
        Map<LinkKey, Long> found = new LinkedHashMap<>();
        Map<LinkKey, String> slugs = new LinkedHashMap<>();
        wanted.forEach((key, name) -> {
            if (name.contains("-") && name.equals(AttributeSlugs.plain(name))) {
                slugs.put(key, name);
            }
        });
        if (slugs.size() <= MOST_SLUGS) {
            slugs.forEach((key, slug) -> bySlug(round, slug).ifPresent(id -> found.put(key, id)));
        }
        return found;
    }

    private static Optional<Long> bySlug(StoreRound round, String slug) {
        ListQuery query = ListQuery.all(AnswerFields.of("slug")).with("slug", slug);
        return round.client().list(StoreResource.TAGS, query).entries().stream()
                .filter(tag -> tag.text("slug").filter(slug::equals).isPresent())
                .map(StoreEntry::id)
                .findFirst();
    }

    private static void create(
            StoreRound round,
            Map<LinkKey, String> names,
            Map<LinkKey, Long> learned,
            Map<LinkKey, FieldWarning> refused) {
        ResolvedTerms resolved = new ResolvedTerms(true);
        List<TermCreation.Missing> missing = names.values().stream()
                .map(name -> new TermCreation.Missing(TermPath.of(List.of(name)), 0))
                .toList();
        new TermCreation(round, StoreResource.TAGS, new TermDirectory(), resolved).create(missing);
        names.forEach((key, name) -> {
            TermPath path = TermPath.of(List.of(name));
            resolved.id(path)
                    .ifPresentOrElse(id -> learned.put(key, id), () -> refused.put(key, refused(name, resolved, path)));
        });
    }

    /** What the store refuses it will refuse again; what got no answer is tried again. */
    private static FieldWarning refused(String name, ResolvedTerms resolved, TermPath path) {
        Optional<WooFailure> refusal = resolved.refusal(path);
        String why = refusal.map(failure -> failure.detail().message()).orElse("it gave no reason");
        String message = "the store refuses tag '" + name + "' (" + why + "); change its name in the PIM";
        return refusal.filter(failure -> !TermCreation.isFinal(failure)).isPresent()
                ? FieldWarning.passing(FailureCode.TAG_REFUSED, message)
                : FieldWarning.lasting(FailureCode.TAG_REFUSED, message);
    }

    private static LinkKey key(String name) {
        return LinkKey.of(LinkKind.TAG, List.of(TermPath.key(name)));
    }
}
