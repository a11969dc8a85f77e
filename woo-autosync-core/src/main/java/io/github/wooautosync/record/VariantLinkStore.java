package io.github.wooautosync.record;

import io.github.wooautosync.id.ConnectionId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Remembers for each sync record which variations of the store the variants of its product are, and what those are known
 * to have. What is lost is found again by SKU or attribute values, at the price of requests; what is wrong is noticed
 * when the store refuses it.
 *
 * <p>Every method is one short transaction of its own (READ COMMITTED on a database), never the host's. Only the holder
 * of a connection's lease writes; a node that lost its lease without noticing does no harm, because every link carries
 * the epoch of its writer and a lower one never replaces a higher one. Safe for use by several threads and nodes.
 */
public interface VariantLinkStore {

    /**
     * The links of these records by record, each list in the order of positions, then variant ids. A record without
     * links is absent from the answer.
     *
     * @param recordIds any number; none gives an empty answer
     */
    Map<SyncRecordId, List<VariantLink>> find(Collection<SyncRecordId> recordIds);

    /**
     * Stores links of one record; a link of the same variant is replaced, unless a writer with a higher epoch stored it.
     *
     * @param connectionId of the record
     * @param links any number; none does nothing
     * @param epoch of the lease under which this is written
     */
    void put(ConnectionId connectionId, SyncRecordId recordId, Collection<VariantLink> links, long epoch);

    /** Forgets links of one record. Unknown variants are ignored. */
    void remove(SyncRecordId recordId, Collection<String> variantIds);

    /** Forgets every link of these records, for when the records or their products in the store are gone. */
    void removeAll(Collection<SyncRecordId> recordIds);

    /** Forgets every link of a connection, for when the connection is deleted. Returns how many there were. */
    int deleteAll(ConnectionId connectionId);
}
