package io.github.wooautosync.engine;

import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.woo.WooFailure;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A part of a push that takes requests of its own, product by product, after the light fields of the product arrived.
 * Several of one product run one after the other, each on what the one before left.
 */
interface FollowUp {

    /** Whether the store still lacks this part of the product. */
    boolean isNeeded(PreparedPush push);

    /** Whether it belongs to what a person waits for, so that it does not give way to other edits. */
    default boolean isUrgent(PreparedPush push) {
        return false;
    }

    /** What two of different products must not write at once. */
    Set<Claim> claims(PreparedPush push);

    /**
     * Brings it into the store. The record is marked in flight; {@link StoreRound#mayWrite} is asked before each write.
     *
     * @throws LeaseLostException when the lease does not last for one more write
     */
    Result run(StoreRound round, PreparedPush push);

    /**
     * What became of it.
     *
     * @param outcome where it came to its end, {@link SyncOutcome.Pushed} without a remainder: whether more follows, or
     *     something is lacking, is added by the caller. Any other outcome, and one with a remainder, ends the push
     * @param warnings what the store lacks of this part, without holding up the others
     * @param failure why it ended early, where that says something about the store
     */
    record Result(SyncOutcome outcome, List<FieldWarning> warnings, Optional<WooFailure> failure) {

        public Result {
            warnings = List.copyOf(warnings);
        }
    }
}
