package io.github.wooautosync.spring.web;

import io.github.wooautosync.ExportReport;
import io.github.wooautosync.ExportResult;
import io.github.wooautosync.ExportStatus;
import io.github.wooautosync.failure.FailureDescription;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What became of an export. */
record ExportReportAnswer(
        boolean success,
        ConnectionId connectionId,
        long syncedCount,
        long failedCount,
        long pendingCount,
        List<Result> results,
        long omittedResults,
        boolean cancelled) {

    static ExportReportAnswer of(ExportReport report) {
        return new ExportReportAnswer(
                report.success(),
                report.connectionId(),
                report.syncedCount(),
                report.failedCount(),
                report.pendingCount(),
                report.results().stream().map(Result::of).toList(),
                report.omittedResults(),
                report.cancelled());
    }

    /** What became of one product. */
    record Result(
            ProductId productId,
            Optional<WooProductId> wooProductId,
            ExportStatus status,
            String message,
            Optional<String> code,
            Optional<String> cause,
            Optional<String> remedy,
            Set<String> exportedFields,
            Optional<Instant> lastExportedAt) {

        static Result of(ExportResult result) {
            Optional<FailureDescription> description = result.description();
            return new Result(
                    result.productId(),
                    result.wooProductId(),
                    result.status(),
                    result.message(),
                    result.code(),
                    description.map(FailureDescription::cause),
                    description.map(FailureDescription::remedy),
                    result.exportedFields(),
                    result.lastExportedAt());
        }
    }
}
