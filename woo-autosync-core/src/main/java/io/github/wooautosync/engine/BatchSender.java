package io.github.wooautosync.engine;

import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.BatchAnswer;
import io.github.wooautosync.woo.BatchAnswer.ItemAnswer;
import io.github.wooautosync.woo.StoreBatch;
import io.github.wooautosync.woo.StoreEntry;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.WooException;
import io.github.wooautosync.woo.WooFailure;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sends planned products in one request and reads the answer item by item. */
final class BatchSender {

    private static final List<String> ANSWER = List.of("sku", "status", "date_modified_gmt");

    private final Verdicts verdicts;
    private final FollowUps followUps;
    private final StaleImages staleImages;
    private final AnswerReview review;
    private final Clock clock;

    BatchSender(EngineParts parts, Verdicts verdicts, TermFields terms, FollowUps followUps) {
        this.verdicts = verdicts;
        this.followUps = followUps;
        this.staleImages = new StaleImages(parts.links());
        this.review = new AnswerReview(parts.links(), terms, parts.clock());
        this.clock = parts.clock();
    }

    /**
     * What became of one request.
     *
     * @param failure why the request failed as a whole
     */
    record Sent(List<SyncOutcome> outcomes, Optional<WooFailure> failure) {}

    Sent send(StoreRound round, List<PreparedPush> items) {
        List<PreparedPush> creates =
                items.stream().filter(PreparedPush::isCreate).toList();
        List<PreparedPush> updates =
                items.stream().filter(item -> !item.isCreate()).toList();
        Instant startedAt = clock.instant();
        try {
            BatchAnswer answer = round.client().batch(StoreResource.PRODUCTS, batch(creates, updates));
            List<SyncOutcome> outcomes = new ArrayList<>();
            outcomes.addAll(outcomes(round, creates, answer.creates(), startedAt));
            outcomes.addAll(outcomes(round, updates, answer.updates(), startedAt));
            return new Sent(outcomes, Optional.empty());
        } catch (WooException failed) {
            List<SyncOutcome> outcomes = items.stream()
                    .map(item -> verdicts.ofWholeRequest(failed.failure(), item.push(), items.size()))
                    .toList();
            return new Sent(outcomes, Optional.of(failed.failure()));
        }
    }

    private static StoreBatch batch(List<PreparedPush> creates, List<PreparedPush> updates) {
        Set<String> answer = new LinkedHashSet<>(ANSWER);
        answer.addAll(AnswerReview.fieldsToShow(creates));
        answer.addAll(AnswerReview.fieldsToShow(updates));
        return new StoreBatch(
                creates.stream().map(PreparedPush::fields).toList(),
                updates.stream()
                        .map(item -> new StoreBatch.Update(
                                item.push().target().orElseThrow().value(), item.fields()))
                        .toList(),
                List.of(),
                new AnswerFields(answer));
    }

    private List<SyncOutcome> outcomes(
            StoreRound round, List<PreparedPush> items, List<ItemAnswer> answers, Instant startedAt) {
        List<SyncOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            PreparedPush item = items.get(i);
            ItemAnswer answer = answers.get(i);
            if (answer instanceof ItemAnswer.Done done) {
                outcomes.add(pushed(round, item, done.entry(), startedAt));
            } else if (answer instanceof ItemAnswer.Refused refused) {
                outcomes.add(refused(round, item, refused.failure()));
            }
        }
        return outcomes;
    }

    private SyncOutcome refused(StoreRound round, PreparedPush item, WooFailure failure) {
        boolean healed = StaleImages.isMeantBy(failure)
                && item.gallery()
                        .filter(gallery -> staleImages.drop(round, item.push(), gallery))
                        .isPresent();
        // Nothing of it was stored; the next round sends it without those ids.
        return healed
                ? new SyncOutcome.Postponed(item.record().id(), item.record().revision())
                : verdicts.of(failure, item.push());
    }

    private SyncOutcome pushed(StoreRound round, PreparedPush item, StoreEntry entry, Instant startedAt) {
        AnswerReview.Finding finding = review.review(round, item, entry);
        PreparedPush reviewed = item.reviewed(finding);
        Optional<SyncOutcome.Remainder> remainder =
                followUps.areNeeded(item) || !finding.repeated().isEmpty()
                        ? Optional.of(new SyncOutcome.Remainder.Follows())
                        : verdicts.warned(item.record(), reviewed.warnings());
        return reviewed.pushed(
                WooProductId.of(entry.id()), item.fields().names(), entry.modifiedAt(), startedAt, remainder);
    }
}
