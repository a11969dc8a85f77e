package io.github.wooautosync.record;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Products of the PIM that are products of the store already.
 *
 * @param links no product and no product of the store twice
 * @param fields what is kept in step from the next push on; empty means all fields
 */
public record LinkRegistration(
        ConnectionId connectionId, OwnerId ownerId, List<ProductLink> links, Set<String> fields) {

    public LinkRegistration {
        links = List.copyOf(links);
        fields = Collections.unmodifiableSet(new LinkedHashSet<>(fields));
    }

    /**
     * One link.
     *
     * @param fingerprints of what the store is known to have, such as the SKU by which the product was found
     */
    public record ProductLink(ProductId productId, WooProductId wooProductId, Map<String, String> fingerprints) {

        public ProductLink {
            fingerprints = Collections.unmodifiableMap(new LinkedHashMap<>(fingerprints));
        }
    }
}
