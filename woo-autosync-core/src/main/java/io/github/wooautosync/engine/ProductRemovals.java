package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.connection.StorePolicy.WhenProductIsDeleted;
import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.mapping.DesiredProduct;
import io.github.wooautosync.record.SyncError;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.BatchAnswer;
import io.github.wooautosync.woo.BatchAnswer.ItemAnswer;
import io.github.wooautosync.woo.StoreBatch;
import io.github.wooautosync.woo.StoreFields;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.WooException;
import io.github.wooautosync.woo.WooFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes products that the PIM no longer has out of a store, by its policy, and then lets their records go. */
final class ProductRemovals {

    private static final Logger LOG = LoggerFactory.getLogger(ProductRemovals.class);

    /** While automatic updates of the connection are off, the store is left alone; this is when that is asked again. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);

    private static final AnswerFields ANSWER = AnswerFields.of("status");

    private final RemovalGuard guard;
    private final RemovedProducts removed;
    private final Verdicts verdicts;
    private final Clock clock;

    ProductRemovals(EngineParts parts, Verdicts verdicts, RemovalGuard guard, RemovedProducts removed) {
        this.guard = guard;
        this.removed = removed;
        this.verdicts = verdicts;
        this.clock = parts.clock();
    }

    /**
     * What is to be done with the removals of a round.
     *
     * @param connection as it is now
     * @param settled outcomes that need no request
     * @param toSend what the store has to be told
     */
    record Plan(Connection connection, List<SyncOutcome> settled, List<Removal> toSend) {

        Plan {
            settled = List.copyOf(settled);
            toSend = List.copyOf(toSend);
        }
    }

    /** Whether removals can be done while the store rests or its connection is switched off. */
    static boolean needNoStore(Connection connection) {
        return connection.policy().whenProductIsDeleted() == WhenProductIsDeleted.KEEP;
    }

    /** Removals that the host asked for and that need no store: the records just go. */
    static List<SyncOutcome> withoutStore(List<SyncRecord> due) {
        return due.stream().map(record -> new Removal(record).done()).toList();
    }

    Plan plan(Connection connection, List<Removal> removals, List<SyncRecord> due) {
        List<Removal> guarded = removals.stream()
                .filter(removal -> removal.isGuarded(connection))
                .toList();
        boolean blown = guard.isBlownBy(connection, guarded, due);
        List<SyncOutcome> settled = new ArrayList<>();
        List<Removal> toSend = new ArrayList<>();
        Instant now = clock.instant();
        for (Removal removal : removals) {
            if (blown && removal.isGuarded(connection)) {
                settled.add(guard.held(removal));
            } else if (!removal.touches(connection)) {
                settled.add(removal.done());
            } else if (!connection.autoSync()) {
                settled.add(removal.deferred(now.plus(LOOK_AGAIN)));
            } else if (removal.isInDoubt(now)) {
                settled.add(removal.deferred(removal.record().doubtfulUntil().orElse(now)));
            } else {
                toSend.add(removal);
            }
        }
        Connection after = blown ? guard.blow(connection, guarded.size()) : guard.calm(connection, due);
        return new Plan(after, settled, toSend);
    }

    /**
     * What became of a request.
     *
     * @param failure why it failed as a whole
     * @param failed the removals that failed with it
     */
    record Sent(List<SyncOutcome> outcomes, Optional<WooFailure> failure, List<Removal> failed) {

        Sent {
            outcomes = List.copyOf(outcomes);
            failed = List.copyOf(failed);
        }
    }

    /** Tells the store. The records are marked as in flight already. */
    Sent send(StoreRound round, List<Removal> removals) {
        WhenProductIsDeleted policy = round.connection().policy().whenProductIsDeleted();
        List<SyncOutcome> outcomes = new ArrayList<>();
        List<Removal> waiting = new ArrayList<>(removals);
        try {
            if (policy == WhenProductIsDeleted.DRAFT) {
                waiting = withoutHidden(round, removals, outcomes);
            }
            if (!waiting.isEmpty()) {
                outcomes.addAll(send(round, waiting, policy));
            }
            return new Sent(outcomes, Optional.empty(), List.of());
        } catch (WooException failed) {
            return new Sent(outcomes, Optional.of(failed.failure()), waiting);
        }
    }

    List<SyncOutcome> failed(WooFailure failure, List<Removal> removals, boolean storeIsDown) {
        return removals.stream()
                .map(removal -> verdicts.ofWholeRequest(failure, asPush(removal), removals.size(), storeIsDown))
                .toList();
    }

    /** What the shop threw away itself must not come back as a draft. */
    private List<Removal> withoutHidden(StoreRound round, List<Removal> removals, List<SyncOutcome> outcomes) {
        Map<WooProductId, RemovedProducts.State> states = removed.states(
                round.client(), removals.stream().map(ProductRemovals::target).toList());
        List<Removal> visible = new ArrayList<>();
        for (Removal removal : removals) {
            RemovedProducts.State state = states.get(target(removal));
            if (state == null || state.isInTrash()) {
                outcomes.add(removal.done());
            } else {
                visible.add(removal);
            }
        }
        return visible;
    }

    private List<SyncOutcome> send(StoreRound round, List<Removal> removals, WhenProductIsDeleted policy) {
        if (policy != WhenProductIsDeleted.DELETE) {
            // Before the request: whoever wants the product back finds it, even if this node dies now.
            removed.remember(
                    round.connectionId(),
                    removals.stream()
                            .collect(Collectors.toMap(
                                    removal -> removal.record().productId(), ProductRemovals::target)));
        }
        BatchAnswer answer = round.client().batch(StoreResource.PRODUCTS, batch(removals, policy));
        List<ItemAnswer> answers = policy == WhenProductIsDeleted.DELETE ? answer.deletes() : answer.updates();
        List<SyncOutcome> outcomes = new ArrayList<>();
        int done = 0;
        for (int i = 0; i < removals.size(); i++) {
            SyncOutcome outcome = outcome(removals.get(i), answers.get(i), status(policy));
            outcomes.add(outcome);
            done += outcome instanceof SyncOutcome.Removed ? 1 : 0;
        }
        LOG.info(
                "The PIM deleted {} product(s); connection {} has done so with {} ({})",
                removals.size(),
                round.connection().storeName(),
                done,
                policy);
        return outcomes;
    }

    private static StoreBatch batch(List<Removal> removals, WhenProductIsDeleted policy) {
        if (policy == WhenProductIsDeleted.DELETE) {
            List<Long> ids =
                    removals.stream().map(removal -> target(removal).value()).toList();
            return new StoreBatch(List.of(), List.of(), ids, ANSWER);
        }
        StoreFields hidden = new StoreFields(Map.of("status", TextNode.valueOf(status(policy))));
        List<StoreBatch.Update> updates = removals.stream()
                .map(removal -> new StoreBatch.Update(target(removal).value(), hidden))
                .toList();
        return new StoreBatch(List.of(), updates, List.of(), ANSWER);
    }

    /** The status that a removed product has; a deleted one has none. */
    static String status(WhenProductIsDeleted policy) {
        return policy == WhenProductIsDeleted.DELETE ? "" : policy.name().toLowerCase(Locale.ROOT);
    }

    private SyncOutcome outcome(Removal removal, ItemAnswer answer, String status) {
        if (answer instanceof ItemAnswer.Refused refused) {
            return isGone(refused.failure()) ? removal.done() : verdicts.of(refused.failure(), asPush(removal));
        }
        boolean ignored = answer instanceof ItemAnswer.Done done
                && !status.isEmpty()
                && done.entry().status().filter(shown -> !shown.equals(status)).isPresent();
        return ignored
                ? verdicts.retry(
                        removal.record(),
                        new SyncError(
                                FailureCode.REMOVAL_IGNORED,
                                "the store answered well but did not set the product to '" + status
                                        + "'; look whether a plug-in of the shop prevents it"))
                : removal.done();
    }

    private static boolean isGone(WooFailure failure) {
        return failure instanceof WooFailure.Conflict conflict
                && (conflict.reason() == WooFailure.Conflict.Reason.GONE
                        || conflict.reason() == WooFailure.Conflict.Reason.ALREADY_IN_TRASH);
    }

    /** Counts what went, so that the fuse sees many small rounds, too. */
    void noteGone(Connection connection, List<Removal> planned, List<SyncOutcome> outcomes) {
        Set<SyncOutcome> gone = Set.copyOf(
                outcomes.stream().filter(SyncOutcome.Removed.class::isInstance).toList());
        int guarded = (int) planned.stream()
                .filter(removal -> removal.isGuarded(connection) && gone.contains(removal.done()))
                .count();
        guard.noteGone(connection, guarded);
    }

    private static WooProductId target(Removal removal) {
        return removal.record().wooProductId().orElseThrow();
    }

    private static PlannedPush asPush(Removal removal) {
        SyncRecord record = removal.record();
        return new PlannedPush(
                record, record.wooProductId(), new DesiredProduct(Map.of(), Set.of()), Map.of(), Set.of());
    }
}
