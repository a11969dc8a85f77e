package io.github.wooautosync.engine;

import io.github.wooautosync.connection.AttributeScope;
import io.github.wooautosync.mapping.DesiredAttribute;
import io.github.wooautosync.record.LinkKey;
import io.github.wooautosync.record.LinkKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the attributes of a round live in the store, what their values are called there, and what it refused. Used by
 * one thread.
 */
final class KnownAttributes implements AttributeReferences.Known {

    private final Map<LinkKey, Long> ids = new HashMap<>();
    private final Map<LinkKey, FieldWarning> refused = new HashMap<>();
    private final Map<LinkKey, String> options = new HashMap<>();
    private final Map<LinkKey, FieldWarning> refusedOptions = new HashMap<>();

    /** Names a global attribute: by the slug that a person chose, else by its code, so that its label may change. */
    static LinkKey key(DesiredAttribute attribute) {
        return LinkKey.of(
                LinkKind.ATTRIBUTE,
                attribute.slug().map(slug -> List.of("slug", slug)).orElseGet(() -> List.of("code", attribute.code())));
    }

    static LinkKey key(long attributeId, String option) {
        return LinkKey.of(LinkKind.TERM, List.of(Long.toString(attributeId), TermPath.key(option)));
    }

    void put(DesiredAttribute attribute, long id) {
        ids.put(key(attribute), id);
    }

    void refuse(DesiredAttribute attribute, FieldWarning why) {
        refused.put(key(attribute), why);
    }

    void put(LinkKey option, String name) {
        options.put(option, name);
    }

    void refuse(LinkKey option, FieldWarning why) {
        refusedOptions.put(option, why);
    }

    Optional<Long> id(DesiredAttribute attribute) {
        return Optional.ofNullable(ids.get(key(attribute)));
    }

    @Override
    public AttributePlace place(DesiredAttribute attribute) {
        Optional<Long> id = attribute.scope() == AttributeScope.GLOBAL ? id(attribute) : Optional.empty();
        return id.<AttributePlace>map(AttributePlace.Global::new)
                .orElseGet(() -> new AttributePlace.Local(attribute.label()));
    }

    @Override
    public String option(DesiredAttribute attribute, String option) {
        if (place(attribute) instanceof AttributePlace.Global global) {
            return options.getOrDefault(key(global.id(), option), option.strip());
        }
        // A store splits an option of a local attribute at a vertical bar (fact 100).
        return option.replace('|', '/').strip();
    }

    @Override
    public List<FieldWarning> warnings(DesiredAttribute attribute) {
        List<FieldWarning> found = new ArrayList<>();
        Optional.ofNullable(refused.get(key(attribute))).ifPresent(found::add);
        if (place(attribute) instanceof AttributePlace.Global global) {
            attribute.options().stream()
                    .map(option -> key(global.id(), option))
                    .filter(refusedOptions::containsKey)
                    .map(refusedOptions::get)
                    .forEach(found::add);
        }
        return found;
    }

    @Override
    public boolean isRefused(DesiredAttribute attribute, String option) {
        return place(attribute) instanceof AttributePlace.Global global
                && refusedOptions.containsKey(key(global.id(), option));
    }
}
