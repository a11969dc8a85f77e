package io.github.wooautosync.woo;

import java.util.List;

/**
 * Writes that travel in one request. The store executes creates, then updates, then deletes, each list in its order
 * (fact 66). It is not a transaction: when the request dies, the items before the culprit are stored (fact 75).
 *
 * @param creates new entries
 * @param updates changes of known entries
 * @param deletes ids to delete <em>for good</em>: a batch knows no trash (fact 69)
 * @param answer what each item's answer should show
 */
public record StoreBatch(List<StoreFields> creates, List<Update> updates, List<Long> deletes, AnswerFields answer) {

    /** More than this is refused by the store as a whole (fact 72). */
    public static final int MAXIMUM_ITEMS = 100;

    public StoreBatch {
        creates = List.copyOf(creates);
        updates = List.copyOf(updates);
        deletes = List.copyOf(deletes);
        int items = creates.size() + updates.size() + deletes.size();
        if (items < 1 || items > MAXIMUM_ITEMS) {
            throw new IllegalArgumentException(
                    "a batch has 1 to " + MAXIMUM_ITEMS + " items, but this one has " + items);
        }
    }

    /** How many items it has. */
    public int size() {
        return creates.size() + updates.size() + deletes.size();
    }

    /**
     * A change of one entry.
     *
     * @param id the entry; positive
     * @param fields what changes; must not name an {@code id}, which would win over the first (fact 43)
     */
    public record Update(long id, StoreFields fields) {

        public Update {
            if (id <= 0) {
                throw new IllegalArgumentException("an update names a positive id, but this one names " + id);
            }
            if (fields.values().containsKey("id")) {
                throw new IllegalArgumentException("the fields of an update must not contain 'id'");
            }
        }
    }
}
