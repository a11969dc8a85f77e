package io.github.wooautosync.test.chaos;

import io.github.wooautosync.connection.ConnectionStore;
import io.github.wooautosync.connection.InMemoryConnectionStore;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.record.InMemoryLinkStore;
import io.github.wooautosync.record.InMemorySyncRecordStore;
import io.github.wooautosync.record.InMemoryVariantLinkStore;
import io.github.wooautosync.record.LinkStore;
import io.github.wooautosync.record.SyncRecordStore;
import io.github.wooautosync.record.VariantLinkStore;
import java.time.Clock;
import java.util.Comparator;

/**
 * What survives a node.
 *
 * @param records sync records, captures and leases
 * @param connections connections
 * @param links ids of images, categories and the like
 * @param variantLinks ids of variations
 * @param expireLeases makes every lease that nobody gave back run out; nothing to do where leases follow the clock of the
 *     round
 */
public record DurableStores(
        SyncRecordStore records,
        ConnectionStore connections,
        LinkStore links,
        VariantLinkStore variantLinks,
        Runnable expireLeases) {

    DurableStores inOrder(Comparator<ConnectionId> order) {
        return new DurableStores(FixedOrder.of(records, order), connections, links, variantLinks, expireLeases);
    }

    /** Stores in memory, whose leases follow the clock. */
    public static DurableStores inMemory(Clock clock) {
        return new DurableStores(
                new InMemorySyncRecordStore(clock),
                new InMemoryConnectionStore(),
                new InMemoryLinkStore(),
                new InMemoryVariantLinkStore(),
                () -> {});
    }
}
