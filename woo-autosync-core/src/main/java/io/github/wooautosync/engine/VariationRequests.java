package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.wooautosync.connection.StorePolicy.WhenVariantIsGone;
import io.github.wooautosync.record.SyncRecordId;
import io.github.wooautosync.record.VariantLink;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.BatchAnswer;
import io.github.wooautosync.woo.BatchAnswer.ItemAnswer;
import io.github.wooautosync.woo.StoreBatch;
import io.github.wooautosync.woo.StoreEntry;
import io.github.wooautosync.woo.StoreFields;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.TransportFault;
import io.github.wooautosync.woo.WooException;
import io.github.wooautosync.woo.WooFailure;
import io.github.wooautosync.woo.WooFailure.Conflict.Reason;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The requests that write variations of one product, never two at once. A request that dies, or is refused as a whole, is
 * divided until the culprit stands alone, so that its siblings are done. Used by one thread, for one push.
 */
final class VariationRequests {

    /** Enough to find two or three culprits among a hundred; beyond that it is the store that is broken. */
    private static final int MOST_DIVISIONS = 20;

    /** Each push whose answer was lost divides the size by this power of two: 100, 25, 6, 1. */
    private static final int SHIFT_PER_ATTEMPT = 2;

    /** What hides a variation. */
    static final StoreFields HIDDEN = text(VariationWork.STATUS, "private");

    private final StoreRound round;
    private final SyncRecordId recordId;
    private final StoreResource variations;
    private final VariationEncoder encoder;
    private final Clock clock;
    private final int together;
    private int divisions;
    private boolean written;
    private Optional<VariationWork> suspect = Optional.empty();

    /**
     * Requests for one product.
     *
     * @param lostBefore how many pushes of it lost their answer in a row
     */
    VariationRequests(
            StoreRound round,
            SyncRecordId recordId,
            StoreResource variations,
            VariationEncoder encoder,
            Clock clock,
            int lostBefore) {
        this.round = round;
        this.recordId = recordId;
        this.variations = variations;
        this.encoder = encoder;
        this.clock = clock;
        this.together =
                Math.max(1, StoreBatch.MAXIMUM_ITEMS >> Math.min(lostBefore * SHIFT_PER_ATTEMPT, Integer.SIZE - 1));
    }

    /**
     * What one request led to.
     *
     * @param stored what the store took, with its answer
     * @param sent the fields that were sent of those
     * @param refused what the store refused
     * @param unknown what may or may not have been stored, because the store died
     */
    record Result(
            Map<VariationWork, StoreEntry> stored,
            Map<VariationWork, StoreFields> sent,
            Map<VariationWork, WooFailure> refused,
            List<VariantLink> removed,
            List<VariantLink> hidden,
            Map<VariantLink, WooFailure> unremoved,
            List<VariationWork> unknown) {

        static Result empty() {
            return new Result(
                    new LinkedHashMap<>(),
                    new LinkedHashMap<>(),
                    new LinkedHashMap<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new LinkedHashMap<>(),
                    new ArrayList<>());
        }
    }

    /** The variation that was alone in a request without an answer. */
    Optional<VariationWork> suspect() {
        return suspect;
    }

    /** Whether the store may have stored anything. */
    boolean hasWritten() {
        return written;
    }

    /**
     * Writes what is open of the variants and removes or hides the variations that no variant has any more.
     *
     * @param reader takes in each result before the next request goes out
     * @throws WooException when the store cannot go on
     */
    void send(Collection<VariationWork> open, Collection<VariantLink> leaving, Consumer<Result> reader) {
        List<Item> items = new ArrayList<>();
        open.forEach(work -> items.add(new Item.Change(work)));
        leaving.forEach(link -> items.add(new Item.Leave(link)));
        Deque<List<Item>> queue = new ArrayDeque<>();
        for (int from = 0; from < items.size(); from += together) {
            queue.add(items.subList(from, Math.min(items.size(), from + together)));
        }
        while (!queue.isEmpty()) {
            List<Item> chunk = queue.remove().stream().filter(Item::isOpen).toList();
            if (!chunk.isEmpty()) {
                sendOrDivide(chunk, queue, reader);
            }
        }
    }

    private void sendOrDivide(List<Item> chunk, Deque<List<Item>> queue, Consumer<Result> reader) {
        Result result;
        try {
            result = request(chunk);
        } catch (WooException failed) {
            divide(failed, chunk, queue, reader);
            return;
        }
        reader.accept(result);
    }

    private void divide(WooException failed, List<Item> chunk, Deque<List<Item>> queue, Consumer<Result> reader) {
        WooFailure failure = failed.failure();
        boolean died = failure instanceof WooFailure.Doubtful;
        written |= died;
        if (!mayDivide(failure) || ++divisions > MOST_DIVISIONS) {
            if (died && chunk.size() == 1 && chunk.get(0) instanceof Item.Change change) {
                round.session().suspect(recordId, change.work().variant().id());
                suspect = Optional.of(change.work());
            }
            throw failed;
        }
        Result result = Result.empty();
        for (Item item : chunk) {
            if (died && item instanceof Item.Change change) {
                result.unknown().add(change.work());
            }
            if (chunk.size() == 1) {
                item.refuse(failure, result);
            }
        }
        reader.accept(result);
        if (chunk.size() > 1) {
            int half = chunk.size() / 2;
            queue.addFirst(chunk.subList(half, chunk.size()));
            queue.addFirst(chunk.subList(0, half));
        }
    }

    /** A store that may still be working must not get the same once more; and one that is away takes nothing at all. */
    private static boolean mayDivide(WooFailure failure) {
        if (failure instanceof WooFailure.Doubtful doubtful) {
            return !doubtful.storeMayStillBeWorking();
        }
        return failure instanceof WooFailure.InvalidData
                || failure instanceof WooFailure.Conflict
                || failure.detail().code().equals(TransportFault.BLOCKED.code());
    }

    private Result request(List<Item> chunk) {
        List<Prepared> creates = new ArrayList<>();
        List<Prepared> updates = new ArrayList<>();
        List<VariantLink> hides = new ArrayList<>();
        List<VariantLink> deletes = new ArrayList<>();
        boolean delete = round.connection().policy().whenVariantIsGone() == WhenVariantIsGone.DELETE;
        for (Item item : chunk) {
            if (item instanceof Item.Change change) {
                VariationWork work = change.work();
                Set<String> names = work.open();
                (work.target().isEmpty() ? creates : updates)
                        .add(new Prepared(work, names, encoder.encode(work, names)));
            } else if (item instanceof Item.Leave leave) {
                (delete ? deletes : hides).add(leave.link());
            }
        }
        BatchAnswer answer = batch(creates, updates, hides, deletes);
        written = true;
        Result result = Result.empty();
        read(creates, answer.creates(), result);
        read(updates, answer.updates().subList(0, updates.size()), result);
        List<ItemAnswer> hidden = answer.updates().subList(updates.size(), updates.size() + hides.size());
        readLeaving(hides, hidden, result.hidden(), result);
        readLeaving(deletes, answer.deletes(), result.removed(), result);
        return result;
    }

    private BatchAnswer batch(
            List<Prepared> creates, List<Prepared> updates, List<VariantLink> hides, List<VariantLink> deletes) {
        List<StoreBatch.Update> changes = new ArrayList<>();
        updates.forEach(update ->
                changes.add(new StoreBatch.Update(update.work().target().getAsLong(), update.fields())));
        hides.forEach(link -> changes.add(new StoreBatch.Update(link.wooVariationId(), HIDDEN)));
        return write(new StoreBatch(
                creates.stream().map(Prepared::fields).toList(),
                changes,
                deletes.stream().map(VariantLink::wooVariationId).toList(),
                AnswerFields.all()));
    }

    /** Takes the SKU of variations away, so that others can have it. */
    void clearSkus(Set<Long> ids) {
        List<Long> all = new ArrayList<>(ids);
        for (int from = 0; from < all.size(); from += together) {
            List<StoreBatch.Update> updates = all.subList(from, Math.min(all.size(), from + together)).stream()
                    .map(id -> new StoreBatch.Update(id, text(VariationWork.SKU, "")))
                    .toList();
            write(new StoreBatch(List.of(), updates, List.of(), AnswerFields.all()));
            written = true;
        }
    }

    private BatchAnswer write(StoreBatch batch) {
        if (!round.mayWrite().getAsBoolean()) {
            throw new LeaseLostException();
        }
        Instant startedAt = clock.instant();
        LoadLimits limits = round.session().limits();
        try {
            BatchAnswer answer = round.client().batch(variations, batch);
            limits.variationsAnswered(batch.size(), startedAt, clock.instant());
            return answer;
        } catch (WooException failed) {
            limits.variationsFailed(failed.failure(), clock.instant());
            throw failed;
        }
    }

    private static StoreFields text(String field, String value) {
        return new StoreFields(Map.of(field, TextNode.valueOf(value)));
    }

    private static void read(List<Prepared> items, List<ItemAnswer> answers, Result result) {
        for (int i = 0; i < items.size(); i++) {
            Prepared item = items.get(i);
            if (answers.get(i) instanceof ItemAnswer.Done done) {
                Set<String> sent = new LinkedHashSet<>(item.names());
                item.work().stored(sent, done.entry());
                result.stored().put(item.work(), done.entry());
                result.sent().put(item.work(), item.fields());
            } else if (answers.get(i) instanceof ItemAnswer.Refused refused) {
                result.refused().put(item.work(), refused.failure());
            }
        }
    }

    /** What is gone already needs neither to be removed nor to be hidden. */
    private static void readLeaving(
            List<VariantLink> links, List<ItemAnswer> answers, List<VariantLink> left, Result result) {
        for (int i = 0; i < links.size(); i++) {
            if (answers.get(i) instanceof ItemAnswer.Done) {
                left.add(links.get(i));
            } else if (answers.get(i) instanceof ItemAnswer.Refused refused) {
                new Item.Leave(links.get(i)).refuse(refused.failure(), result);
            }
        }
    }

    private record Prepared(VariationWork work, Set<String> names, StoreFields fields) {}

    private sealed interface Item {

        record Change(VariationWork work) implements Item {

            @Override
            public boolean isOpen() {
                return work.isOpen();
            }

            @Override
            public void refuse(WooFailure failure, Result result) {
                result.refused().put(work, failure);
            }
        }

        record Leave(VariantLink link) implements Item {

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void refuse(WooFailure failure, Result result) {
                if (failure instanceof WooFailure.Conflict conflict && conflict.reason() == Reason.GONE) {
                    result.removed().add(link);
                } else {
                    result.unremoved().put(link, failure);
                }
            }
        }

        /** A request before may have settled it. */
        boolean isOpen();

        void refuse(WooFailure failure, Result result);
    }
}
