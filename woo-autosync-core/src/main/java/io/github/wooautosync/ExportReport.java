package io.github.wooautosync;

import io.github.wooautosync.id.ConnectionId;
import java.util.List;

/**
 * What became of an export.
 *
 * @param success every product is in the store
 * @param syncedCount products that the store has
 * @param failedCount products in error or conflict
 * @param pendingCount products that are not there yet and go on by themselves
 * @param results in the order in which the products were named, up to the request's maximum
 * @param omittedResults results beyond that maximum
 * @param cancelled whether it was cancelled before its end
 */
public record ExportReport(
        boolean success,
        ConnectionId connectionId,
        long syncedCount,
        long failedCount,
        long pendingCount,
        List<ExportResult> results,
        long omittedResults,
        boolean cancelled) {

    public ExportReport {
        results = List.copyOf(results);
    }
}
