package io.github.wooautosync.spring;

import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.ChangeKind;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * An application event of the host: products changed. Published within a transaction it is captured with that
 * transaction.
 *
 * <pre>{@code
 * events.publishEvent(ProductsChanged.of(ProductId.of(101)).ownedBy(owner));
 * }</pre>
 *
 * @param productIds which ones
 * @param owner whose; absent means {@link OwnerId#SINGLE}, and every owner when they were deleted
 * @param kind what changed
 */
public record ProductsChanged(Collection<ProductId> productIds, Optional<OwnerId> owner, ChangeKind kind) {

    public ProductsChanged {
        productIds = List.copyOf(productIds);
    }

    /** Fields of these products changed. */
    public static ProductsChanged of(ProductId... productIds) {
        return new ProductsChanged(List.of(productIds), Optional.empty(), ChangeKind.PRODUCT);
    }

    public ProductsChanged ownedBy(OwnerId newOwner) {
        return new ProductsChanged(productIds, Optional.of(newOwner), kind);
    }

    public ProductsChanged withKind(ChangeKind newKind) {
        return new ProductsChanged(productIds, owner, newKind);
    }
}
