package io.github.wooautosync.engine;

import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.woo.WooFailure;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The follow-ups of a push, in their order. A push counts as done when none of them is needed any more. */
final class FollowUps {

    private final List<FollowUp> inOrder;
    private final Verdicts verdicts;

    FollowUps(List<FollowUp> inOrder, Verdicts verdicts) {
        this.inOrder = List.copyOf(inOrder);
        this.verdicts = verdicts;
    }

    /**
     * What one of them led to.
     *
     * @param outcome to be stored
     * @param next the same product with what is still to follow; absent when nothing is, or not now
     * @param failure why it ended early, where that says something about the store
     */
    record Step(SyncOutcome outcome, Optional<PreparedPush> next, Optional<WooFailure> failure) {}

    boolean areNeeded(PreparedPush push) {
        return inOrder.stream().anyMatch(followUp -> followUp.isNeeded(push));
    }

    /** Whether the first one that is needed must not give way to other edits. */
    boolean areUrgent(PreparedPush push) {
        return inOrder.stream()
                .filter(followUp -> followUp.isNeeded(push))
                .findFirst()
                .filter(followUp -> followUp.isUrgent(push))
                .isPresent();
    }

    /** What must not be written by others while the first one that is needed is on its way. */
    Set<Claim> claims(PreparedPush push) {
        Set<Claim> claims = new HashSet<>(first(push).claims(push));
        push.skuKey().map(Claim.Sku::new).ifPresent(claims::add);
        return claims;
    }

    private FollowUp first(PreparedPush push) {
        return inOrder.stream()
                .filter(followUp -> followUp.isNeeded(push))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing follows"));
    }

    /** Runs the first one that is needed. */
    Step runFirst(StoreRound round, PreparedPush push) {
        FollowUp.Result result = first(push).run(round, push);
        boolean done = result.outcome() instanceof SyncOutcome.Pushed pushed
                && pushed.remainder().isEmpty();
        return done
                ? done(push, (SyncOutcome.Pushed) result.outcome(), result)
                : new Step(result.outcome(), Optional.empty(), result.failure());
    }

    private Step done(PreparedPush push, SyncOutcome.Pushed pushed, FollowUp.Result result) {
        PreparedPush after = push.after(pushed, result.warnings());
        if (areNeeded(after)) {
            SyncOutcome.Pushed partly = pushed.with(new SyncOutcome.Remainder.Follows());
            return new Step(partly, Optional.of(after), result.failure());
        }
        SyncOutcome.Pushed wholly = push.withSkuIfItFollows(verdicts.warned(push.record(), after.allWarnings()))
                .map(pushed::with)
                .orElse(pushed);
        return new Step(wholly, Optional.empty(), result.failure());
    }
}
