package io.github.wooautosync.engine;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.record.SyncRecordId;
import io.github.wooautosync.record.VariantLink;
import io.github.wooautosync.record.VariantLinkStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Links of variants for dry runs: what is read is there, and nothing is written. */
final class OverlayVariantLinkStore implements VariantLinkStore {

    private final VariantLinkStore stored;

    OverlayVariantLinkStore(VariantLinkStore stored) {
        this.stored = stored;
    }

    @Override
    public Map<SyncRecordId, List<VariantLink>> find(Collection<SyncRecordId> recordIds) {
        return stored.find(recordIds);
    }

    @Override
    public void put(ConnectionId connectionId, SyncRecordId recordId, Collection<VariantLink> links, long epoch) {
        // A dry run has each product once, so that nobody would ask for them.
    }

    @Override
    public void remove(SyncRecordId recordId, Collection<String> variantIds) {
        // As above.
    }

    @Override
    public void removeAll(Collection<SyncRecordId> recordIds) {
        // As above.
    }

    @Override
    public int deleteAll(ConnectionId connectionId) {
        return 0;
    }
}
