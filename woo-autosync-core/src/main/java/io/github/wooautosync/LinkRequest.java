package io.github.wooautosync;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.plan.LinkField;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Products of the PIM that a shop may have already.
 *
 * @param ownerId the connection must be that owner's
 * @param productIds read once, in order
 * @param fallbacks by what else to look for a product that is not found by its SKU; the SKU always comes first
 * @param fieldsToExport what is kept in step once it is linked; empty means all fields but stock
 * @param maximumResults how many products that cannot be linked the plan keeps; counts are exact whatever it is
 */
public record LinkRequest(
        OwnerId ownerId,
        ConnectionId connectionId,
        Iterable<ProductId> productIds,
        Set<LinkField> fallbacks,
        Set<String> fieldsToExport,
        int maximumResults) {

    public LinkRequest {
        Set<LinkField> named = EnumSet.noneOf(LinkField.class);
        named.addAll(fallbacks);
        named.remove(LinkField.SKU);
        fallbacks = Set.copyOf(named);
        fieldsToExport = ExportRequest.checkedSelection(fieldsToExport);
        if (maximumResults < 0) {
            throw new IllegalArgumentException("maximumResults must not be negative, but was " + maximumResults);
        }
    }

    /** Looks by SKU only. */
    public static LinkRequest of(OwnerId ownerId, ConnectionId connectionId, Collection<ProductId> productIds) {
        if (productIds.isEmpty()) {
            throw new IllegalArgumentException("productIds is empty; name at least one product");
        }
        return ofIterable(ownerId, connectionId, List.copyOf(new LinkedHashSet<>(productIds)));
    }

    /** Looks by SKU only, for a stream of any length; it is read once. */
    public static LinkRequest of(OwnerId ownerId, ConnectionId connectionId, Stream<ProductId> productIds) {
        Iterator<ProductId> once = productIds.iterator();
        return ofIterable(ownerId, connectionId, () -> once);
    }

    private static LinkRequest ofIterable(OwnerId ownerId, ConnectionId connectionId, Iterable<ProductId> productIds) {
        return new LinkRequest(
                ownerId, connectionId, productIds, Set.of(), Set.of(), ExportRequest.DEFAULT_MAXIMUM_RESULTS);
    }

    /** Looks by these, too, where the SKU is not found. Each such product costs a request. */
    public LinkRequest alsoBy(LinkField... fields) {
        return new LinkRequest(ownerId, connectionId, productIds, Set.of(fields), fieldsToExport, maximumResults);
    }

    /** Keeps only these fields in step later; {@code name} and {@code sku} must be among them. */
    public LinkRequest onlyFields(Collection<String> fields) {
        return new LinkRequest(
                ownerId, connectionId, productIds, fallbacks, new LinkedHashSet<>(fields), maximumResults);
    }

    public LinkRequest keepingResults(int maximum) {
        return new LinkRequest(ownerId, connectionId, productIds, fallbacks, fieldsToExport, maximum);
    }
}
