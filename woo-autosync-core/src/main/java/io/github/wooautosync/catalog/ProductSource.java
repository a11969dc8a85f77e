package io.github.wooautosync.catalog;

import io.github.wooautosync.id.ProductId;
import java.util.Collection;
import java.util.Map;

/**
 * Loads products from the PIM. The one thing that only the host can know.
 *
 * <p>Called by background threads, outside any transaction of the host, with up to a few hundred ids at once, so that
 * one query can answer. It must return the products <em>as they are now</em>, committed: a change that is captured after
 * the call began leads to another call. It may be called by several threads at once, for different connections.
 */
@FunctionalInterface
public interface ProductSource {

    /**
     * Loads products for one store.
     *
     * @param ids without duplicates
     * @param context which store asks, so that each can get its own prices and texts
     * @return the products that exist; one that is missing from the answer <em>no longer exists in the PIM</em>, and its
     *     sync record goes. Throw an exception when products cannot be loaded now: nothing is lost, the engine tries
     *     again.
     */
    Map<ProductId, Product> load(Collection<ProductId> ids, ConnectionContext context);
}
