package io.github.wooautosync.woo;

import java.util.List;

/**
 * The answers to a {@link StoreBatch}, item by item, each list in the order of the request.
 */
public record BatchAnswer(List<ItemAnswer> creates, List<ItemAnswer> updates, List<ItemAnswer> deletes) {

    public BatchAnswer {
        creates = List.copyOf(creates);
        updates = List.copyOf(updates);
        deletes = List.copyOf(deletes);
    }

    /** What became of one item. */
    public sealed interface ItemAnswer {

        /** The store did it and shows the entry. */
        record Done(StoreEntry entry) implements ItemAnswer {}

        /** The store refused this item; the other items are not touched by that. */
        record Refused(WooFailure failure) implements ItemAnswer {}
    }
}
