package io.github.wooautosync.plan;

import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import java.util.Optional;

/**
 * One product of the PIM in a link plan.
 *
 * @param wooProductId the product of the store that fits, or that it is linked to
 * @param foundBy the field by which it was found; absent when it was not looked for, or not found
 * @param message a sentence for people; says what to do where it cannot be linked
 */
public record LinkCandidate(
        ProductId productId,
        LinkFinding finding,
        Optional<WooProductId> wooProductId,
        Optional<LinkField> foundBy,
        String message) {

    /** Whether it can be linked. */
    public boolean isLinkable() {
        return finding == LinkFinding.EXACT || finding == LinkFinding.IN_TRASH;
    }
}
