package io.github.wooautosync.spring.web;

import com.fasterxml.jackson.databind.util.RawValue;
import io.github.wooautosync.failure.FailureCatalogue;
import io.github.wooautosync.failure.FailureClass;
import io.github.wooautosync.failure.FailureDescription;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.plan.DryRunReport;
import io.github.wooautosync.plan.FieldPreview;
import io.github.wooautosync.plan.PreviewAction;
import io.github.wooautosync.plan.ProductPreview;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What would be sent.
 *
 * @param counts of all products, by what would happen to them
 * @param omitted products that are counted and not shown
 */
record DryRunAnswer(
        ConnectionId connectionId, Map<String, Long> counts, List<PreviewedProduct> products, long omitted) {

    static DryRunAnswer of(DryRunReport report) {
        return new DryRunAnswer(
                report.connectionId(),
                Words.counts(PreviewAction.class, report::count),
                report.products().stream().map(PreviewedProduct::of).toList(),
                report.omitted());
    }

    /** What would happen to one product. */
    record PreviewedProduct(
            ProductId productId,
            Optional<WooProductId> wooProductId,
            PreviewAction action,
            List<Field> fields,
            Optional<String> message,
            Optional<String> code,
            Optional<String> cause,
            Optional<String> remedy,
            List<String> warnings) {

        static PreviewedProduct of(ProductPreview preview) {
            Optional<FailureDescription> description =
                    preview.errorCode().map(code -> FailureCatalogue.describe(code, FailureClass.INVALID_DATA));
            return new PreviewedProduct(
                    preview.productId(),
                    preview.wooProductId(),
                    preview.action(),
                    preview.fields().stream().map(Field::of).toList(),
                    preview.message(),
                    preview.errorCode(),
                    description.map(FailureDescription::cause),
                    description.map(FailureDescription::remedy),
                    preview.warnings());
        }
    }

    /**
     * One field of the store.
     *
     * @param before absent when the store has no such product or does not show the field
     */
    record Field(String field, Optional<RawValue> before, RawValue after) {

        static Field of(FieldPreview preview) {
            return new Field(preview.field(), preview.before().map(RawValue::new), new RawValue(preview.after()));
        }
    }
}
