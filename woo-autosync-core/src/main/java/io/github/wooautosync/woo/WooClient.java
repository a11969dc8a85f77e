package io.github.wooautosync.woo;

import java.util.Collection;
import java.util.List;

/**
 * Speaks the REST API {@code wc/v3} of one store.
 *
 * <p>Every method sends one request, or a few where it says so, waits for the answer and never retries: whoever calls
 * decides about a repeat. Whatever is not a usable success becomes a {@link WooException} that carries a classified
 * {@link WooFailure}. Writes are never redirected and reads never leave the host of the store.
 *
 * <p>Safe for use by several threads.
 */
public interface WooClient {

    /** Reads versions, name and units of the store ({@code system_status} and the settings it needs; up to three reads). */
    StoreInformation storeInformation();

    /**
     * Proves, without changing anything, that the store answers and that the key may write: an empty
     * {@code POST products/batch} (fact 10).
     */
    void verifyWriteAccess();

    /** Reads one entry in edit context, so that its texts compare with what was sent (fact 34). */
    StoreEntry get(StoreResource resource, long id, AnswerFields fields);

    /** Reads one page in edit context. */
    StorePage list(StoreResource resource, ListQuery query);

    StoreEntry create(StoreResource resource, StoreFields fields, AnswerFields answer);

    /** Changes the fields that are named; the others stay. */
    StoreEntry update(StoreResource resource, long id, StoreFields fields, AnswerFields answer);

    /** Removes one entry and returns its last state. */
    StoreEntry delete(StoreResource resource, long id, Removal removal);

    /** Writes up to {@value StoreBatch#MAXIMUM_ITEMS} entries in one request; each item succeeds or fails alone. */
    BatchAnswer batch(StoreResource resource, StoreBatch batch);

    /** Reads the tax classes, which have no ids. The standard one is among them, as {@code standard}. */
    List<TaxClass> taxClasses();

    /**
     * Finds the products and variations that hold one of the SKUs, in every status including the trash. Sends as few
     * requests as the length of a URL allows; a SKU with a comma travels alone. Blank SKUs and {@code 0} are refused,
     * because they would list the whole shop (fact 63). SKUs are equal when the store's database says so: letter case,
     * accents and outer spaces do not count (fact 54).
     *
     * @throws IllegalArgumentException for a SKU that cannot be looked up
     */
    List<StoreEntry> findProductsBySku(Collection<String> skus, AnswerFields fields);
}
