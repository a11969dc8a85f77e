package io.github.wooautosync;

import io.github.wooautosync.failure.FailureCatalogue;
import io.github.wooautosync.failure.FailureClass;
import io.github.wooautosync.failure.FailureDescription;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What became of one product of an export.
 *
 * @param wooProductId the product in the store, as far as there is one
 * @param code stable failure code; for {@link ExportStatus#SYNCED} that of a warning, if there is one
 * @param message a sentence for people
 * @param exportedFields the store fields that are now kept in step
 */
public record ExportResult(
        ProductId productId,
        Optional<WooProductId> wooProductId,
        ExportStatus status,
        Optional<String> code,
        String message,
        Set<String> exportedFields,
        Optional<Instant> lastExportedAt) {

    /** Cause and remedy of what the code says. */
    public Optional<FailureDescription> description() {
        return code.map(known -> FailureCatalogue.describe(known, failureClass()));
    }

    private FailureClass failureClass() {
        return switch (status) {
            case SYNCED -> FailureClass.WARNING;
            case CONFLICT -> FailureClass.CONFLICT;
            case ERROR -> FailureClass.INVALID_DATA;
            case PENDING -> FailureClass.DOUBTFUL;
        };
    }
}
