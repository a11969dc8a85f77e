package io.github.wooautosync;

import io.github.wooautosync.record.SyncRecordId;
import java.util.List;
import java.util.Optional;

/**
 * Some statuses of one connection.
 *
 * @param next where the next page starts; absent on the last one
 */
public record ProductSyncStatusPage(List<ProductSyncStatus> statuses, Optional<SyncRecordId> next) {

    public ProductSyncStatusPage {
        statuses = List.copyOf(statuses);
    }
}
