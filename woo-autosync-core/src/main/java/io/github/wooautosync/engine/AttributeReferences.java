package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wooautosync.connection.AttributeScope;
import io.github.wooautosync.mapping.DesiredAttribute;
import io.github.wooautosync.mapping.DesiredValue;
import io.github.wooautosync.record.LinkKey;
import io.github.wooautosync.record.LinkStore;
import io.github.wooautosync.woo.WooException;
import io.github.wooautosync.woo.WooFailure;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;

/**
 * Attributes of products in the store's words: global ones by their ids, with their values as terms, created where they
 * are missing. A link that was learned once is followed even when the shop renames the attribute or the value.
 */
final class AttributeReferences {

    private final LinkStore links;
    private final Clock clock;

    AttributeReferences(LinkStore links, Clock clock) {
        this.links = links;
        this.clock = clock;
    }

    /** What is known of the attributes that the products of a round name. */
    interface Known {

        /** Where an attribute lives. A global one that the store refused is a local one of the product. */
        AttributePlace place(DesiredAttribute attribute);

        /** What the store calls a value of the attribute. */
        String option(DesiredAttribute attribute, String option);

        /** Whether the store refused a value, so that the product cannot have it. */
        boolean isRefused(DesiredAttribute attribute, String option);

        /** What went wrong with the attribute and its values. */
        List<FieldWarning> warnings(DesiredAttribute attribute);
    }

    Known find(StoreRound round, List<PlannedPush> pushes) {
        List<DesiredAttribute> wanted = wanted(pushes);
        if (wanted.isEmpty()) {
            return new KnownAttributes();
        }
        Lock inUse = round.session().attributesInUse();
        inUse.lock();
        try {
            return find(round, wanted, new Search(round));
        } finally {
            inUse.unlock();
        }
    }

    private Known find(StoreRound round, Collection<DesiredAttribute> wanted, Search search) {
        try {
            return search.find(wanted);
        } catch (AttributeVanished vanished) {
            // The shop deleted one after the list was read.
            round.session().forgetAttributes();
            return new Search(round).find(wanted);
        }
    }

    ShopAttributes others(StoreRound round, List<PlannedPush> pushes) {
        return ShopAttributes.read(round, pushes);
    }

    static ResolvedField resolve(PlannedPush push, DesiredValue.Attributes value, Known known, ShopAttributes others) {
        return new AttributeList(push, known)
                .add(value.attributes())
                .addOthers(others)
                .resolved(value);
    }

    /** Whether the store dropped a global attribute, or values of one, which it does without a word (fact 27). */
    static boolean hasLost(JsonNode sent, JsonNode answered) {
        if (!answered.isArray()) {
            return false;
        }
        Map<Long, Set<String>> shown = new HashMap<>();
        answered.forEach(attribute -> shown.put(attribute.path("id").asLong(0), optionKeys(attribute)));
        for (JsonNode attribute : sent) {
            long id = attribute.path("id").asLong(0);
            if (id > 0 && !shown.getOrDefault(id, Set.of()).containsAll(optionKeys(attribute))) {
                return true;
            }
        }
        return false;
    }

    /**
     * What is known of attributes and values may be out of date: ask the store again next time. Those that the product
     * shows keep their links, because the shop may have renamed them.
     */
    void forgetLost(StoreRound round, DesiredValue.Attributes value, JsonNode answered) {
        Set<Long> shown = new HashSet<>();
        answered.forEach(attribute -> shown.add(attribute.path("id").asLong(0)));
        Map<LinkKey, Long> lost = new HashMap<>(links.find(
                round.connectionId(),
                value.attributes().stream().map(KnownAttributes::key).toList()));
        lost.values().removeAll(shown);
        links.remove(round.connectionId(), lost.keySet());
        round.session().forgetAttributes();
    }

    private static Set<String> optionKeys(JsonNode attribute) {
        Set<String> keys = new LinkedHashSet<>();
        attribute.path("options").forEach(option -> keys.add(TermPath.key(HtmlEntities.decode(option.asText()))));
        return keys;
    }

    private static List<DesiredAttribute> wanted(List<PlannedPush> pushes) {
        List<DesiredAttribute> wanted = new ArrayList<>();
        for (PlannedPush push : pushes) {
            if (push.fieldsToSend().contains(AttributeMarks.FIELD)
                    && push.desired().fields().get(AttributeMarks.FIELD)
                            instanceof DesiredValue.Attributes attributes) {
                attributes.attributes().stream()
                        .filter(attribute -> attribute.scope() == AttributeScope.GLOBAL)
                        .filter(attribute -> !attribute.options().isEmpty())
                        .forEach(wanted::add);
            }
        }
        return wanted;
    }

    /** An attribute that the list shows and that the store no longer knows. */
    private static final class AttributeVanished extends RuntimeException {

        private static final long serialVersionUID = 1L;

        AttributeVanished(WooException cause) {
            super(cause);
        }
    }

    /** One look at the store for the attributes of a round. */
    private final class Search {

        private final StoreRound round;
        private final KnownAttributes known = new KnownAttributes();

        Search(StoreRound round) {
            this.round = round;
        }

        Known find(Collection<DesiredAttribute> wanted) {
            findAttributes(wanted);
            Map<Long, Map<LinkKey, String>> options = new LinkedHashMap<>();
            for (DesiredAttribute attribute : wanted) {
                known.id(attribute).ifPresent(id -> {
                    Map<LinkKey, String> named = options.computeIfAbsent(id, unused -> new LinkedHashMap<>());
                    attribute.options().forEach(option -> named.putIfAbsent(KnownAttributes.key(id, option), option));
                });
            }
            findOptions(options);
            return known;
        }

        private void findAttributes(Collection<DesiredAttribute> wanted) {
            AttributeDirectory directory = round.session().attributes(clock.instant());
            Map<LinkKey, DesiredAttribute> byKey = new LinkedHashMap<>();
            wanted.forEach(attribute -> byKey.putIfAbsent(KnownAttributes.key(attribute), attribute));
            Map<LinkKey, Long> linked = links.find(round.connectionId(), byKey.keySet());
            Map<LinkKey, Long> learned = new LinkedHashMap<>();
            byKey.forEach((key, attribute) -> {
                Optional<Long> id = Optional.ofNullable(linked.get(key)).filter(directory::contains);
                if (id.isPresent()) {
                    known.put(attribute, id.get());
                    return;
                }
                AttributeCreation.find(directory, attribute)
                        .or(() -> created(directory, attribute))
                        .ifPresent(found -> {
                            known.put(attribute, found);
                            learned.put(key, found);
                        });
            });
            links.put(round.connectionId(), learned);
        }

        private Optional<Long> created(AttributeDirectory directory, DesiredAttribute attribute) {
            AttributeCreation.Created created = new AttributeCreation(round).create(directory, attribute);
            if (created.id().isEmpty()) {
                known.refuse(attribute, refused(attribute, created.refusal()));
                return Optional.empty();
            }
            return Optional.of(created.id().getAsLong());
        }

        private void findOptions(Map<Long, Map<LinkKey, String>> wanted) {
            Set<LinkKey> keys = new LinkedHashSet<>();
            wanted.values().forEach(options -> keys.addAll(options.keySet()));
            Map<LinkKey, Long> linked = keys.isEmpty() ? Map.of() : links.find(round.connectionId(), keys);
            Map<LinkKey, Long> learned = new LinkedHashMap<>();
            wanted.forEach((id, options) -> {
                try {
                    learned.putAll(new AttributeValues(round, id, known).find(options, linked));
                } catch (WooException failed) {
                    if (failed.failure() instanceof WooFailure.Conflict conflict
                            && conflict.reason() == WooFailure.Conflict.Reason.GONE) {
                        throw new AttributeVanished(failed);
                    }
                    throw failed;
                }
            });
            links.put(round.connectionId(), learned);
        }

        private static FieldWarning refused(DesiredAttribute attribute, Optional<WooFailure> refusal) {
            String why = refusal.map(failure -> failure.detail().message())
                    .orElse("an attribute with another label has its slug");
            return FieldWarning.lasting(
                    FailureCode.ATTRIBUTE_REFUSED,
                    "the store refuses to create attribute '" + attribute.label() + "' (" + why
                            + "), so that it is one of the product only; map '" + attribute.code()
                            + "' to another slug such as pa_" + AttributeSlugs.plain(attribute.code())
                            + ", or make it a local attribute");
        }
    }
}
