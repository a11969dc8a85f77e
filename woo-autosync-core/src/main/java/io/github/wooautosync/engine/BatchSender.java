package io.github.wooautosync.engine;

import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.BatchAnswer;
import io.github.wooautosync.woo.BatchAnswer.ItemAnswer;
import io.github.wooautosync.woo.StoreBatch;
import io.github.wooautosync.woo.StoreEntry;
import io.github.wooautosync.woo.StoreFields;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.WooClient;
import io.github.wooautosync.woo.WooException;
import io.github.wooautosync.woo.WooFailure;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends planned products in one request and reads the answer item by item. */
final class BatchSender {

    private static final AnswerFields ANSWER = AnswerFields.of("sku", "status", "date_modified_gmt");

    private final Verdicts verdicts;
    private final Clock clock;

    BatchSender(Verdicts verdicts, Clock clock) {
        this.verdicts = verdicts;
        this.clock = clock;
    }

    /** A product with the exact fields that travel. */
    record Item(PlannedPush push, StoreFields fields) {}

    /**
     * What became of one request.
     *
     * @param failure why the request failed as a whole
     */
    record Sent(List<SyncOutcome> outcomes, Optional<WooFailure> failure) {}

    Sent send(WooClient client, List<Item> items) {
        List<Item> creates =
                items.stream().filter(item -> item.push().isCreate()).toList();
        List<Item> updates =
                items.stream().filter(item -> !item.push().isCreate()).toList();
        Instant startedAt = clock.instant();
        try {
            BatchAnswer answer = client.batch(StoreResource.PRODUCTS, batch(creates, updates));
            List<SyncOutcome> outcomes = new ArrayList<>();
            outcomes.addAll(outcomes(creates, answer.creates(), startedAt));
            outcomes.addAll(outcomes(updates, answer.updates(), startedAt));
            return new Sent(outcomes, Optional.empty());
        } catch (WooException failed) {
            List<SyncOutcome> outcomes = items.stream()
                    .map(item -> verdicts.ofWholeRequest(failed.failure(), item.push(), items.size()))
                    .toList();
            return new Sent(outcomes, Optional.of(failed.failure()));
        }
    }

    private static StoreBatch batch(List<Item> creates, List<Item> updates) {
        return new StoreBatch(
                creates.stream().map(Item::fields).toList(),
                updates.stream()
                        .map(item -> new StoreBatch.Update(
                                item.push().target().orElseThrow().value(), item.fields()))
                        .toList(),
                List.of(),
                ANSWER);
    }

    private List<SyncOutcome> outcomes(List<Item> items, List<ItemAnswer> answers, Instant startedAt) {
        List<SyncOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            PlannedPush push = items.get(i).push();
            ItemAnswer answer = answers.get(i);
            if (answer instanceof ItemAnswer.Done done) {
                outcomes.add(pushed(items.get(i), done.entry(), startedAt));
            } else if (answer instanceof ItemAnswer.Refused refused) {
                outcomes.add(verdicts.of(refused.failure(), push));
            }
        }
        return outcomes;
    }

    private static SyncOutcome pushed(Item item, StoreEntry entry, Instant startedAt) {
        SyncRecord record = item.push().record();
        Map<String, String> known = new LinkedHashMap<>(record.fingerprints());
        known.putAll(item.push().fingerprints());
        return new SyncOutcome.Pushed(
                record.id(),
                record.revision(),
                WooProductId.of(entry.id()),
                item.fields().names(),
                known,
                entry.modifiedAt(),
                startedAt);
    }
}
