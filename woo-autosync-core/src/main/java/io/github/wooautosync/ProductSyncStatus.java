package io.github.wooautosync;

import io.github.wooautosync.failure.FailureCatalogue;
import io.github.wooautosync.failure.FailureClass;
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
 * @param syncStatus {@link SyncStatus#PENDING} from the moment that a change was noted
 * @param errorMessage why the last push failed
 * @param errorCode the same as a stable code
 * @param warningMessage what the store lacks although the last push succeeded, such as an image that it could not fetch
 * @param warningCode the same as a stable code
 * @param attempts failed tries since the last push that left nothing open
 * @param nextAttemptAt when it is tried again by itself
 * @param pendingChanges changes and exports that the store does not have yet
 * @param lastModifiedFields the store fields that the last push sent
 * @param heldFields the store fields that changed in the PIM and that automatic updates of the connection do not push; the
 *     next export does
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
        Optional<String> warningMessage,
        Optional<String> warningCode,
        int attempts,
        Optional<Instant> nextAttemptAt,
        long pendingChanges,
        Set<String> lastModifiedFields,
        Set<String> heldFields) {

    /** Cause and remedy of the error. */
    public Optional<FailureDescription> errorDescription() {
        return errorCode.map(code -> FailureCatalogue.describe(code, errorClass()));
    }

    /** Cause and remedy of the warning. */
    public Optional<FailureDescription> warningDescription() {
        return warningCode.map(code -> FailureCatalogue.describe(code, FailureClass.WARNING));
    }

    /** The kind of an error whose code nobody knows, as far as its treatment tells. */
    private FailureClass errorClass() {
        if (syncStatus == SyncStatus.CONFLICT) {
            return FailureClass.CONFLICT;
        }
        return nextAttemptAt.isPresent() ? FailureClass.DOUBTFUL : FailureClass.INVALID_DATA;
    }
}
