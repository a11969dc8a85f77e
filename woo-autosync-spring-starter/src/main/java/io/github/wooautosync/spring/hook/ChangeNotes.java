package io.github.wooautosync.spring.hook;

import io.github.wooautosync.AutoSyncService;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.ChangeKind;
import java.util.Collection;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;

/** Notes a change by the verb that fits. */
final class ChangeNotes {

    /** Looked up with the first change: the persistence unit, which brings changes, is built before the service. */
    private final ObjectProvider<AutoSyncService> autoSync;

    ChangeNotes(ObjectProvider<AutoSyncService> autoSync) {
        this.autoSync = autoSync;
    }

    void note(Collection<ProductId> productIds, Optional<OwnerId> owner, ChangeKind kind) {
        if (productIds.isEmpty()) {
            return;
        }
        AutoSyncService service = autoSync.getObject();
        OwnerId owning = owner.orElse(OwnerId.SINGLE);
        switch (kind) {
            case PRODUCT -> service.autoSyncProductUpdates(productIds, owning);
            case ATTRIBUTES -> service.autoSyncAttributeUpdates(productIds, owning);
            case ASSETS -> service.autoSyncAssetUpdates(productIds, owning);
            case DELETED -> {
                if (owner.isPresent()) {
                    service.cleanupProductSyncData(productIds, owning);
                } else {
                    service.cleanupProductSyncData(productIds);
                }
            }
        }
    }
}
