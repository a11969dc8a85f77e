package io.github.wooautosync;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Products that shall be in a store, and be kept in step from then on.
 *
 * @param connectionId which store
 * @param productIds read once, in order
 * @param ownerId where given, the connection must be that owner's
 * @param fieldsToExport names of fields and codes of attributes, with {@code name} and {@code sku} among them; empty
 *     means all fields but stock
 * @param partialUpdate false: everything selected is sent again, and the selection replaces the one before; true: only
 *     what differs from the last push is sent, and the selection is added to the one before
 * @param maximumResults how many results the report keeps in memory; counts are exact whatever it is
 * @param patience how long to wait without any progress before the rest is reported as pending
 */
public record ExportRequest(
        ConnectionId connectionId,
        Iterable<ProductId> productIds,
        Optional<OwnerId> ownerId,
        Set<String> fieldsToExport,
        boolean partialUpdate,
        int maximumResults,
        Duration patience) {

    /** Enough for what a person selects, bounded for what a machine streams. */
    public static final int DEFAULT_MAXIMUM_RESULTS = 10_000;

    /** Long enough for a retry or two, short enough for a person who waits. */
    public static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(20);

    private static final List<String> OBLIGATORY = List.of("name", "sku");

    public ExportRequest {
        fieldsToExport = checkedSelection(fieldsToExport);
        if (maximumResults < 0) {
            throw new IllegalArgumentException("maximumResults must not be negative, but was " + maximumResults);
        }
        if (patience.isNegative()) {
            throw new IllegalArgumentException("patience must not be negative, but was " + patience);
        }
    }

    /** An immutable copy of a selection of fields that a product can live with. */
    static Set<String> checkedSelection(Set<String> fieldsToExport) {
        Set<String> selection = Collections.unmodifiableSet(new LinkedHashSet<>(fieldsToExport));
        List<String> missing =
                OBLIGATORY.stream().filter(field -> !selection.contains(field)).toList();
        if (!selection.isEmpty() && !missing.isEmpty()) {
            throw new IllegalArgumentException("fieldsToExport must contain name and sku, but lacks " + missing
                    + "; add them, or leave the selection out to export all fields");
        }
        return selection;
    }

    public static ExportRequest of(ConnectionId connectionId, Collection<ProductId> productIds) {
        if (productIds.isEmpty()) {
            throw new IllegalArgumentException("productIds is empty; name at least one product");
        }
        return ofIterable(connectionId, List.copyOf(new LinkedHashSet<>(productIds)));
    }

    public static ExportRequest of(ConnectionId connectionId, ProductId... productIds) {
        return of(connectionId, List.of(productIds));
    }

    /**
     * Exports a stream of any length in bounded memory. The stream is read once; the same id twice is exported twice.
     */
    public static ExportRequest of(ConnectionId connectionId, Stream<ProductId> productIds) {
        Iterator<ProductId> once = productIds.iterator();
        return ofIterable(connectionId, () -> once);
    }

    private static ExportRequest ofIterable(ConnectionId connectionId, Iterable<ProductId> productIds) {
        return new ExportRequest(
                connectionId, productIds, Optional.empty(), Set.of(), false, DEFAULT_MAXIMUM_RESULTS, DEFAULT_PATIENCE);
    }

    /** Refuses the request unless the connection belongs to this owner. */
    public ExportRequest ownedBy(OwnerId owner) {
        return new ExportRequest(
                connectionId, productIds, Optional.of(owner), fieldsToExport, partialUpdate, maximumResults, patience);
    }

    /**
     * Selects fields by name and attributes by code.
     *
     * @throws IllegalArgumentException when {@code name} or {@code sku} is not among them
     */
    public ExportRequest onlyFields(Collection<String> fields) {
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("fieldsToExport is empty; it must contain name and sku");
        }
        return new ExportRequest(
                connectionId,
                productIds,
                ownerId,
                new LinkedHashSet<>(fields),
                partialUpdate,
                maximumResults,
                patience);
    }

    /** As {@link #onlyFields(Collection)}. */
    public ExportRequest onlyFields(String... fields) {
        return onlyFields(List.of(fields));
    }

    /** Sends only what differs from the last push. */
    public ExportRequest asPartialUpdate() {
        return new ExportRequest(connectionId, productIds, ownerId, fieldsToExport, true, maximumResults, patience);
    }

    public ExportRequest keepingResults(int maximum) {
        return new ExportRequest(connectionId, productIds, ownerId, fieldsToExport, partialUpdate, maximum, patience);
    }

    public ExportRequest withPatience(Duration duration) {
        return new ExportRequest(
                connectionId, productIds, ownerId, fieldsToExport, partialUpdate, maximumResults, duration);
    }
}
