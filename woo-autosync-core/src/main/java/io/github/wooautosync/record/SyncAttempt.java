package io.github.wooautosync.record;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * One try to bring a product into a store, as it ended. Holds names of fields, never their values, and no secret.
 *
 * @param recordId the record of that time; another one when the product was removed and exported anew
 * @param at when it ended
 * @param duration from before the request was sent to its outcome; zero when nothing was sent
 * @param fields the store fields that were sent, or should have been; empty when it did not come that far
 * @param outcome {@link #PUSHED}, {@link #REMOVED}, or the failure code
 * @param warningCode what the store lacks although it was pushed
 * @param wooProductId the product in the store, as far as there is one
 */
public record SyncAttempt(
        SyncRecordId recordId,
        ConnectionId connectionId,
        ProductId productId,
        Instant at,
        Duration duration,
        AttemptCause cause,
        AttemptKind kind,
        Set<String> fields,
        String outcome,
        Optional<String> warningCode,
        Optional<WooProductId> wooProductId) {

    /** The store has it. */
    public static final String PUSHED = "pushed";

    /** The record is gone, because the PIM has no such product any more. */
    public static final String REMOVED = "removed";

    /** The product is gone from the store and will be created again. */
    public static final String GONE = "product_gone";

    public SyncAttempt {
        fields = Collections.unmodifiableSet(new LinkedHashSet<>(fields));
    }

    /** Whether it did what it should. */
    public boolean isSuccess() {
        return outcome.equals(PUSHED) || outcome.equals(REMOVED);
    }
}
