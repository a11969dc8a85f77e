package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.wooautosync.mapping.DesiredAttribute;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.StoreEntry;
import io.github.wooautosync.woo.StoreFields;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.WooException;
import io.github.wooautosync.woo.WooFailure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Creates global attributes one after the other: two that are created at the same time become two with one slug, of
 * which one can never be removed again (fact 99). A refusal does not tell a slug that is taken from one that is
 * reserved, so the list is read anew and compared, and then the next slug is tried.
 */
final class AttributeCreation {

    private static final AnswerFields ANSWER = AnswerFields.of("name", "slug");

    private final StoreRound round;

    AttributeCreation(StoreRound round) {
        this.round = round;
    }

    /**
     * What became of one.
     *
     * @param id of the attribute; absent when the store refused it
     * @param refusal why
     */
    record Created(OptionalLong id, Optional<WooFailure> refusal) {

        private static Created as(long id) {
            return new Created(OptionalLong.of(id), Optional.empty());
        }
    }

    Created create(AttributeDirectory directory, DesiredAttribute attribute) {
        AttributeDirectory known = directory;
        Optional<WooFailure> refusal = Optional.empty();
        for (String slug : AttributeSlugs.candidates(attribute)) {
            if (known.containsSlug(slug)) {
                continue;
            }
            try {
                return Created.as(directory.add(create(attribute.label(), slug)).id());
            } catch (WooException failed) {
                refusal = Optional.of(refusal(failed));
            }
            known = AttributeDirectory.read(round.client());
            Optional<Long> existing = find(known, attribute);
            if (existing.isPresent()) {
                round.session().forgetAttributes();
                return Created.as(existing.get());
            }
        }
        return new Created(OptionalLong.empty(), refusal);
    }

    /** By the slug that a person chose, then by the label. */
    static Optional<Long> find(AttributeDirectory directory, DesiredAttribute attribute) {
        return attribute.slug().flatMap(directory::findBySlug).or(() -> directory.findByLabel(attribute.label()));
    }

    private StoreEntry create(String label, String slug) {
        if (!round.mayWrite().getAsBoolean()) {
            throw new LeaseLostException();
        }
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        fields.put("name", TextNode.valueOf(label));
        fields.put("slug", TextNode.valueOf(slug));
        return round.client().create(StoreResource.ATTRIBUTES, new StoreFields(fields), ANSWER);
    }

    /** Anything but a refusal is the store's trouble: it may have made the attribute, so the list is read anew. */
    private WooFailure refusal(WooException failed) {
        WooFailure failure = failed.failure();
        if (failure instanceof WooFailure.InvalidData || failure instanceof WooFailure.Conflict) {
            return failure;
        }
        round.session().forgetAttributes();
        throw failed;
    }
}
