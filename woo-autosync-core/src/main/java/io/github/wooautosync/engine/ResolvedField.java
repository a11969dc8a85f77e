package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wooautosync.mapping.DesiredValue;
import io.github.wooautosync.record.SyncOutcome;
import java.util.List;
import java.util.Map;

/** What a value in the PIM's words became in the store's. */
sealed interface ResolvedField {

    /**
     * It can travel.
     *
     * @param effective the value that the store will have then: what was desired, without what it cannot have now
     * @param marks further entries beside the field's fingerprint, whose names begin with the field and a colon; they
     *     replace those that were there
     */
    record Ready(JsonNode json, DesiredValue effective, List<FieldWarning> warnings, Map<String, String> marks)
            implements ResolvedField {

        Ready(JsonNode json, DesiredValue effective) {
            this(json, effective, List.of());
        }

        Ready(JsonNode json, DesiredValue effective, List<FieldWarning> warnings) {
            this(json, effective, warnings, Map.of());
        }
    }

    /**
     * It does not travel, and counts as done until its value changes.
     *
     * @param marks as for {@link Ready}
     */
    record Settled(List<FieldWarning> warnings, Map<String, String> marks) implements ResolvedField {}

    /** Nothing of it can travel now; the store keeps what it has. */
    record Withheld(List<FieldWarning> warnings) implements ResolvedField {}

    /** The store must fetch images first, in a step of its own. */
    record NeedsUpload(Gallery gallery) implements ResolvedField {}

    /** Variations travel after the product, in requests of their own. */
    record Variations(PendingVariants pending) implements ResolvedField {}

    /** The product cannot be pushed with it. */
    record Refused(SyncOutcome outcome) implements ResolvedField {}
}
