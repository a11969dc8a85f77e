package io.github.wooautosync;

import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What became of one product of an export.
 *
 * @param wooProductId the product in the store, as far as there is one
 * @param code stable failure code; absent for {@link ExportStatus#SYNCED}
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
        Optional<Instant> lastExportedAt) {}
