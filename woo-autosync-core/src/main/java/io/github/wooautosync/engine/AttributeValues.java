package io.github.wooautosync.engine;

import io.github.wooautosync.record.LinkKey;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.WooFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the values of one global attribute, and creates the missing ones, many per request. */
final class AttributeValues {

    private final StoreRound round;
    private final long attributeId;
    private final StoreResource resource;
    private final KnownAttributes known;

    AttributeValues(StoreRound round, long attributeId, KnownAttributes known) {
        this.round = round;
        this.attributeId = attributeId;
        this.resource = StoreResource.termsOf(attributeId);
        this.known = known;
    }

    /** Returns the links that were not known before. */
    Map<LinkKey, Long> find(Map<LinkKey, String> options, Map<LinkKey, Long> linked) {
        TermDirectory directory = round.session().termsOf(attributeId);
        List<Long> wanted = options.keySet().stream()
                .filter(linked::containsKey)
                .map(key -> linked.getOrDefault(key, 0L))
                .toList();
        directory.lookUp(round.client(), resource, directory.without(wanted));
        Map<LinkKey, Long> learned = new LinkedHashMap<>();
        Map<LinkKey, TermPath> missing = new LinkedHashMap<>();
        options.forEach((key, option) -> {
            Optional<Long> bound = Optional.ofNullable(linked.get(key)).filter(directory::contains);
            Optional<Long> found = bound.or(() -> directory.find(0, TermPath.key(option)));
            if (found.isEmpty()) {
                missing.put(key, TermPath.of(List.of(option)));
                return;
            }
            known.put(key, directory.name(found.get()).orElse(option.strip()));
            if (bound.isEmpty()) {
                learned.put(key, found.get());
            }
        });
        learned.putAll(create(directory, missing));
        return learned;
    }

    private Map<LinkKey, Long> create(TermDirectory directory, Map<LinkKey, TermPath> missing) {
        if (missing.isEmpty()) {
            return Map.of();
        }
        ResolvedTerms resolved = new ResolvedTerms(true);
        List<TermCreation.Missing> terms = new ArrayList<>();
        missing.values().forEach(path -> terms.add(new TermCreation.Missing(path, 0)));
        new TermCreation(round, resource, directory, resolved).create(terms);
        Map<LinkKey, Long> created = new LinkedHashMap<>();
        missing.forEach((key, path) -> resolved.id(path)
                .ifPresentOrElse(id -> created.put(key, id), () -> known.refuse(key, refused(path, resolved))));
        // Of a value that existed already only the id is known.
        directory.lookUp(round.client(), resource, created.values());
        created.forEach((key, id) -> directory.name(id).ifPresent(name -> known.put(key, name)));
        return created;
    }

    /** What the store refuses it will refuse again; what got no answer is tried again. */
    private static FieldWarning refused(TermPath path, ResolvedTerms resolved) {
        Optional<WooFailure> refusal = resolved.refusal(path);
        String why = refusal.map(failure -> failure.detail().message()).orElse("it gave no reason");
        String message = "the store refuses attribute value '" + path.name() + "' (" + why + "); change it in the PIM";
        return refusal.filter(failure -> !TermCreation.isFinal(failure)).isPresent()
                ? FieldWarning.passing(FailureCode.ATTRIBUTE_VALUE_REFUSED, message)
                : FieldWarning.lasting(FailureCode.ATTRIBUTE_VALUE_REFUSED, message);
    }
}
