package io.github.wooautosync;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.record.SyncRecordId;
import io.github.wooautosync.record.SyncStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Where one product stands in one store.
 *
 * @param syncStatus {@link SyncStatus#PENDING} from the moment that a change was noted
 * @param errorMessage why the last push failed
 * @param errorCode the same as a stable code
 * @param attempts failed tries since the last success
 * @param nextAttemptAt when it is tried again by itself
 * @param pendingChanges changes and exports that the store does not have yet
 * @param lastModifiedFields the store fields that the last push sent
 */
public record ProductSyncStatus(
        SyncRecordId id,
        ConnectionId connectionId,
        ProductId productId,
        Optional<WooProductId> wooProductId,
        Optional<Instant> lastExportedAt,
        SyncStatus syncStatus,
        Optional<String> errorMessage,
        Optional<String> errorCode,
        int attempts,
        Optional<Instant> nextAttemptAt,
        long pendingChanges,
        Set<String> lastModifiedFields) {}
