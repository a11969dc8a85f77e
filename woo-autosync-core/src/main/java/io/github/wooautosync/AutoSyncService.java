package io.github.wooautosync;

import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import java.util.Collection;
import java.util.List;

/**
 * Where a host says what changed. Each call only notes the change, inside the host's transaction where there is one: it
 * neither waits for a store nor fails because of one, and returns before anything is sent. In the background every
 * active connection of the owner that has a sync record of the product is then brought in step. A product that was never
 * exported is never pushed.
 *
 * <p>Call it as often as is convenient: many calls for one product lead to one push. Safe for use by several threads.
 */
public interface AutoSyncService {

    /**
     * Fields of the product changed: name, prices, texts, status, categories, variants … A variant has no sync record of its
     * own: what changes in it is a change of its product.
     */
    default void autoSyncProductUpdate(ProductId productId, OwnerId ownerId) {
        autoSyncProductUpdates(List.of(productId), ownerId);
    }

    /** Fields of these products changed. */
    void autoSyncProductUpdates(Collection<ProductId> productIds, OwnerId ownerId);

    /** Attribute values of the product changed, its own or those of its family. */
    default void autoSyncAttributeUpdate(ProductId productId, OwnerId ownerId) {
        autoSyncAttributeUpdates(List.of(productId), ownerId);
    }

    /** Attribute values of these products changed, for example because their family got an attribute. */
    void autoSyncAttributeUpdates(Collection<ProductId> productIds, OwnerId ownerId);

    /** Images or other assets of the product changed. */
    default void autoSyncAssetUpdate(ProductId productId, OwnerId ownerId) {
        autoSyncAssetUpdates(List.of(productId), ownerId);
    }

    /** Images or other assets of these products changed. */
    void autoSyncAssetUpdates(Collection<ProductId> productIds, OwnerId ownerId);

    /**
     * The product was deleted in the PIM: its sync records of every owner go. Its product in the stores stays as it is,
     * unless the policy of a connection says otherwise ({@link
     * io.github.wooautosync.connection.StorePolicy#whenProductIsDeleted()}).
     */
    default void cleanupProductSyncData(ProductId productId) {
        cleanupProductSyncData(List.of(productId));
    }

    /** These products were deleted in the PIM: their sync records of every owner go. */
    void cleanupProductSyncData(Collection<ProductId> productIds);

    /** These products of one owner were deleted: for hosts in which two owners may use the same product id. */
    void cleanupProductSyncData(Collection<ProductId> productIds, OwnerId ownerId);
}
