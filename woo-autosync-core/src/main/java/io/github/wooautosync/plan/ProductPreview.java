package io.github.wooautosync.plan;

import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import java.util.List;
import java.util.Optional;

/**
 * What would happen to one product.
 *
 * @param wooProductId the product of the store, where it has one
 * @param fields what would be sent, in the order of the request
 * @param errorCode why it would be refused or held, or is not known to the PIM
 * @param message a sentence for people about that
 * @param warnings what the store would lack, have to fetch or have to make
 */
public record ProductPreview(
        ProductId productId,
        Optional<WooProductId> wooProductId,
        PreviewAction action,
        List<FieldPreview> fields,
        Optional<String> errorCode,
        Optional<String> message,
        List<String> warnings) {

    public ProductPreview {
        fields = List.copyOf(fields);
        warnings = List.copyOf(warnings);
    }
}
