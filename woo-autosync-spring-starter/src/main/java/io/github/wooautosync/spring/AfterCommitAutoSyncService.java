package io.github.wooautosync.spring;

import io.github.wooautosync.AutoSyncService;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import java.util.Collection;
import java.util.List;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * For storage that knows nothing of the host's transaction: notes changes after the commit, so that the engine does not
 * load a product whose change it cannot see yet, and nothing when the transaction rolls back.
 */
final class AfterCommitAutoSyncService implements AutoSyncService {

    private final AutoSyncService autoSync;

    AfterCommitAutoSyncService(AutoSyncService autoSync) {
        this.autoSync = autoSync;
    }

    @Override
    public void autoSyncProductUpdates(Collection<ProductId> productIds, OwnerId ownerId) {
        List<ProductId> noted = List.copyOf(productIds);
        afterCommit(() -> autoSync.autoSyncProductUpdates(noted, ownerId));
    }

    @Override
    public void autoSyncAttributeUpdates(Collection<ProductId> productIds, OwnerId ownerId) {
        List<ProductId> noted = List.copyOf(productIds);
        afterCommit(() -> autoSync.autoSyncAttributeUpdates(noted, ownerId));
    }

    @Override
    public void autoSyncAssetUpdates(Collection<ProductId> productIds, OwnerId ownerId) {
        List<ProductId> noted = List.copyOf(productIds);
        afterCommit(() -> autoSync.autoSyncAssetUpdates(noted, ownerId));
    }

    @Override
    public void cleanupProductSyncData(Collection<ProductId> productIds) {
        List<ProductId> noted = List.copyOf(productIds);
        afterCommit(() -> autoSync.cleanupProductSyncData(noted));
    }

    @Override
    public void cleanupProductSyncData(Collection<ProductId> productIds, OwnerId ownerId) {
        List<ProductId> noted = List.copyOf(productIds);
        afterCommit(() -> autoSync.cleanupProductSyncData(noted, ownerId));
    }

    private static void afterCommit(Runnable note) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()
                || !TransactionSynchronizationManager.isActualTransactionActive()) {
            note.run();
            return;
        }
        // After completion, not after commit: what is registered after the commit is told of the completion still.
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_COMMITTED) {
                    note.run();
                }
            }
        });
    }
}
