package io.github.wooautosync.engine;

import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.VariantLinkStore;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.BatchAnswer;
import io.github.wooautosync.woo.BatchAnswer.ItemAnswer;
import io.github.wooautosync.woo.StoreBatch;
import io.github.wooautosync.woo.StoreEntry;
import io.github.wooautosync.woo.WooFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes what one request carries, and reads its answer item by item. */
final class BatchExchange {

    private static final List<String> ANSWER = List.of("sku", "status", "date_modified_gmt");

    private final Verdicts verdicts;
    private final SkuExchange skuExchange;
    private final FollowUps followUps;
    private final StaleImages staleImages;
    private final VariantLinkStore variantLinks;
    private final AnswerReview review;

    BatchExchange(EngineParts parts, Verdicts verdicts, TermFields terms, FollowUps followUps) {
        this.verdicts = verdicts;
        this.skuExchange = new SkuExchange(parts.records(), verdicts);
        this.followUps = followUps;
        this.staleImages = new StaleImages(parts.links());
        this.variantLinks = parts.variantLinks();
        this.review = new AnswerReview(parts.links(), terms, parts.clock());
    }

    /** What travels: creates first, as the store works on them. */
    static StoreBatch batch(List<PreparedPush> items) {
        return batch(creates(items), updates(items));
    }

    /** Reads the answer to {@link #batch(List)} item by item. */
    List<SyncOutcome> outcomes(StoreRound round, List<PreparedPush> items, BatchAnswer answer, Instant startedAt) {
        List<SyncOutcome> outcomes = new ArrayList<>();
        outcomes.addAll(outcomes(round, creates(items), answer.creates(), startedAt));
        outcomes.addAll(outcomes(round, updates(items), answer.updates(), startedAt));
        return outcomes;
    }

    /** The request failed as a whole. */
    List<SyncOutcome> failed(List<PreparedPush> items, WooFailure failure, boolean storeIsDown) {
        return items.stream()
                .map(item -> verdicts.ofWholeRequest(failure, item.push(), items.size(), storeIsDown))
                .toList();
    }

    private static List<PreparedPush> creates(List<PreparedPush> items) {
        return items.stream().filter(PreparedPush::isCreate).toList();
    }

    private static List<PreparedPush> updates(List<PreparedPush> items) {
        return items.stream().filter(item -> !item.isCreate()).toList();
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
                : skuExchange.waiting(failure, item.push()).orElseGet(() -> verdicts.of(failure, item.push()));
    }

    private SyncOutcome pushed(StoreRound round, PreparedPush item, StoreEntry entry, Instant startedAt) {
        if (item.push().leavesVariations()) {
            variantLinks.removeAll(List.of(item.record().id()));
        }
        AnswerReview.Finding finding = review.review(round, item, entry);
        PreparedPush reviewed = item.reviewed(finding);
        Optional<SyncOutcome.Remainder> remainder =
                followUps.areNeeded(item) || !finding.repeated().isEmpty()
                        ? Optional.of(new SyncOutcome.Remainder.Follows(followUps.areUrgent(item)))
                        : verdicts.warned(item.record(), reviewed.allWarnings());
        return reviewed.pushed(
                WooProductId.of(entry.id()), item.fields().names(), entry.modifiedAt(), startedAt, remainder);
    }
}
