package io.github.wooautosync.record;

import java.util.List;
import java.util.Optional;

/**
 * Some records, in the order of their ids.
 *
 * @param next where the next page starts; absent on the last one
 */
public record SyncRecordPage(List<SyncRecord> records, Optional<SyncRecordId> next) {

    public SyncRecordPage {
        records = List.copyOf(records);
    }
}
