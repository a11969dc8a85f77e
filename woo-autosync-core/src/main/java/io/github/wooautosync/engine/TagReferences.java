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
import io.github.wooautosync.woo.WooException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tags travel by name, and the store finds or creates them. One trap: a name that equals only the slug of another tag is
 * dropped without a word (fact 95); such a name is linked to that tag once the loss was seen, and travels by id.
 */
final class TagReferences {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_IN_SLUG = Pattern.compile("[^a-z0-9]+");
    private static final Pattern OUTER_DASHES = Pattern.compile("^-+|-+$");

    private final LinkStore links;

    TagReferences(LinkStore links) {
        this.links = links;
    }

    /** What became of tags that a product should have got. */
    enum Loss {
        NOTHING_LOST,
        FOUND_ELSEWHERE,
        LOST
    }

    Map<LinkKey, Long> find(StoreRound round, List<PlannedPush> pushes) {
        Set<LinkKey> keys = new HashSet<>();
        for (PlannedPush push : pushes) {
            for (String field : push.fieldsToSend()) {
                if (push.desired().fields().get(field) instanceof DesiredValue.Tags tags) {
                    tags.names().forEach(name -> keys.add(key(name)));
                }
            }
        }
        return keys.isEmpty() ? Map.of() : links.find(round.connectionId(), keys);
    }

    static ResolvedField resolve(DesiredValue.Tags tags, Map<LinkKey, Long> known) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (String name : tags.names()) {
            Long id = known.get(key(name));
            if (id == null) {
                list.addObject().put("name", name);
            } else {
                list.addObject().put("id", id);
            }
        }
        return new ResolvedField.Ready(list, tags);
    }

    /** Compares what was sent with what the product has now. */
    Loss review(StoreRound round, DesiredValue.Tags tags, JsonNode sent, JsonNode answered) {
        if (!answered.isArray() || answered.size() >= sent.size()) {
            return Loss.NOTHING_LOST;
        }
        Set<Long> ids = new HashSet<>();
        Set<String> names = new HashSet<>();
        answered.forEach(tag -> {
            ids.add(tag.path("id").asLong());
            names.add(TermPath.key(HtmlEntities.decode(tag.path("name").asText(""))));
        });
        forgetVanished(round, tags, sent, ids);
        List<String> lost = tags.names().stream()
                .filter(name -> !names.contains(TermPath.key(name)))
                .toList();
        return relink(round, lost, ids);
    }

    private void forgetVanished(StoreRound round, DesiredValue.Tags tags, JsonNode sent, Set<Long> ids) {
        List<LinkKey> vanished = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            long id = sent.path(i).path("id").asLong(0);
            if (id > 0 && !ids.contains(id)) {
                vanished.add(key(tags.names().get(i)));
            }
        }
        links.remove(round.connectionId(), vanished);
    }

    private Loss relink(StoreRound round, List<String> lost, Set<Long> present) {
        Map<LinkKey, Long> found = new LinkedHashMap<>();
        boolean missing = false;
        for (String name : lost) {
            Optional<Long> id = bySlug(round, name);
            if (id.isEmpty()) {
                missing = true;
            } else if (!present.contains(id.get())) {
                found.put(key(name), id.get());
            }
        }
        links.put(round.connectionId(), found);
        if (!found.isEmpty()) {
            return Loss.FOUND_ELSEWHERE;
        }
        return missing ? Loss.LOST : Loss.NOTHING_LOST;
    }

    private static Optional<Long> bySlug(StoreRound round, String name) {
        String slug = slug(name);
        if (slug.isEmpty()) {
            return Optional.empty();
        }
        try {
            ListQuery query = ListQuery.all(AnswerFields.of("slug")).with("slug", slug);
            return round.client().list(StoreResource.TAGS, query).entries().stream()
                    .filter(tag -> tag.text("slug").filter(slug::equals).isPresent())
                    .map(StoreEntry::id)
                    .findFirst();
        } catch (WooException unreadable) {
            return Optional.empty();
        }
    }

    private static String slug(String name) {
        String plain = MARKS.matcher(Normalizer.normalize(TermPath.key(name), Normalizer.Form.NFD))
                .replaceAll("");
        return OUTER_DASHES.matcher(NOT_IN_SLUG.matcher(plain).replaceAll("-")).replaceAll("");
    }

    private static LinkKey key(String name) {
        return LinkKey.of(LinkKind.TAG, List.of(TermPath.key(name)));
    }
}
