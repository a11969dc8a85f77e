package io.github.wooautosync.spring.web;

import io.github.wooautosync.ProductSyncStatus;
import io.github.wooautosync.failure.FailureDescription;
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
 * @param heldFields store fields that wait, because automatic updates do not push them
 */
record SyncStatusAnswer(
        SyncRecordId id,
        ConnectionId connectionId,
        ProductId productId,
        Optional<WooProductId> wooProductId,
        Optional<Instant> lastExportedAt,
        SyncStatus syncStatus,
        Optional<String> errorMessage,
        Optional<String> errorCode,
        Optional<String> errorCause,
        Optional<String> errorRemedy,
        Optional<String> warningMessage,
        Optional<String> warningCode,
        Optional<String> warningCause,
        Optional<String> warningRemedy,
        int attempts,
        Optional<Instant> nextAttemptAt,
        long pendingChanges,
        Set<String> lastModifiedFields,
        Set<String> heldFields) {

    static SyncStatusAnswer of(ProductSyncStatus status) {
        Optional<FailureDescription> error = status.errorDescription();
        Optional<FailureDescription> warning = status.warningDescription();
        return new SyncStatusAnswer(
                status.id(),
                status.connectionId(),
                status.productId(),
                status.wooProductId(),
                status.lastExportedAt(),
                status.syncStatus(),
                status.errorMessage(),
                status.errorCode(),
                error.map(FailureDescription::cause),
                error.map(FailureDescription::remedy),
                status.warningMessage(),
                status.warningCode(),
                warning.map(FailureDescription::cause),
                warning.map(FailureDescription::remedy),
                status.attempts(),
                status.nextAttemptAt(),
                status.pendingChanges(),
                status.lastModifiedFields(),
                status.heldFields());
    }

    /**
     * Some of them.
     *
     * @param next where the next page starts; absent on the last one
     */
    record Page(java.util.List<SyncStatusAnswer> data, Optional<SyncRecordId> next) {}
}
