package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wooautosync.mapping.DesiredValue;
import io.github.wooautosync.record.LinkStore;
import io.github.wooautosync.woo.StoreEntry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares the terms that a product should have got with those that the store shows, because the store drops what it
 * does not know and answers that all is well. What was dropped is looked for anew once; if that does not help, a warning
 * says so.
 */
final class AnswerReview {

    private final TermFields terms;
    private final TagReferences tags;
    private final AttributeReferences attributes;

    AnswerReview(LinkStore links, TermFields terms, Clock clock) {
        this.terms = terms;
        this.tags = new TagReferences(links);
        this.attributes = new AttributeReferences(links, clock);
    }

    /**
     * What the answer shows.
     *
     * @param repeated fields to be sent once more
     * @param warnings losses that a repeat did not mend
     */
    record Finding(Set<String> repeated, List<FieldWarning> warnings) {}

    /** The fields that the answer must show for a review. */
    static Set<String> fieldsToShow(List<PreparedPush> items) {
        Set<String> fields = new LinkedHashSet<>();
        for (PreparedPush item : items) {
            item.fields().names().stream()
                    .filter(field -> isReviewed(item.push().desired().fields().get(field)))
                    .forEach(fields::add);
        }
        return fields;
    }

    Finding review(StoreRound round, PreparedPush item, StoreEntry entry) {
        Set<String> repeated = new LinkedHashSet<>();
        List<FieldWarning> warnings = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : item.fields().values().entrySet()) {
            DesiredValue value = item.push().desired().fields().get(field.getKey());
            JsonNode answered = entry.fields().path(field.getKey());
            if (value != null && isReviewed(value) && hasLost(round, value, field.getValue(), answered)) {
                if (round.session().mayRepeat(item.record(), field.getKey())) {
                    repeated.add(field.getKey());
                } else {
                    warnings.add(dropped(field.getKey()));
                }
            }
        }
        return new Finding(repeated, warnings);
    }

    private boolean hasLost(StoreRound round, DesiredValue value, JsonNode sent, JsonNode answered) {
        if (value instanceof DesiredValue.Tags wanted) {
            return tags.review(round, wanted, sent, answered) != TagReferences.Loss.NOTHING_LOST;
        }
        if (value instanceof DesiredValue.Attributes wanted) {
            boolean lost = AttributeReferences.hasLost(sent, answered);
            if (lost) {
                attributes.forget(round, wanted);
            }
            return lost;
        }
        boolean lost = TermFields.hasLost(sent, answered);
        if (lost) {
            terms.forget(round, value);
        }
        return lost;
    }

    private static boolean isReviewed(@Nullable DesiredValue value) {
        return value instanceof DesiredValue.Categories
                || value instanceof DesiredValue.Brands
                || value instanceof DesiredValue.Tags
                || value instanceof DesiredValue.Attributes;
    }

    private static FieldWarning dropped(String field) {
        return FieldWarning.lasting(
                FailureCode.TERM_DROPPED,
                "the store did not keep all " + field
                        + " of the product; look whether a plug-in limits them, or whether names differ only in"
                        + " characters that the store drops");
    }
}
