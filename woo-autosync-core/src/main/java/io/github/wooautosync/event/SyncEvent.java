package io.github.wooautosync.event;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Something happened. */
public sealed interface SyncEvent {

    ConnectionId connectionId();

    Instant at();

    /** A product was written to a store. */
    record ProductPushed(
            ConnectionId connectionId,
            ProductId productId,
            WooProductId wooProductId,
            boolean created,
            Set<String> fields,
            Instant at)
            implements SyncEvent {}

    /** A product was due, but the store has it already: nothing was sent. */
    record ProductUnchanged(ConnectionId connectionId, ProductId productId, Instant at) implements SyncEvent {}

    /**
     * A product could not be pushed.
     *
     * @param code stable failure code
     * @param nextAttemptAt absent when it will not be tried again by itself
     */
    record ProductFailed(
            ConnectionId connectionId,
            ProductId productId,
            String code,
            String message,
            Optional<Instant> nextAttemptAt,
            Instant at)
            implements SyncEvent {}

    /**
     * A product was pushed, but the store lacks something of it, such as an image that it could not fetch. Comes beside
     * {@link ProductPushed} or {@link ProductUnchanged}.
     *
     * @param code stable failure code
     * @param nextAttemptAt absent when it will not be tried again by itself
     */
    record ProductWarned(
            ConnectionId connectionId,
            ProductId productId,
            String code,
            String message,
            Optional<Instant> nextAttemptAt,
            Instant at)
            implements SyncEvent {}

    /** The sync record of a product is gone, because the PIM has no such product any more. */
    record RecordRemoved(ConnectionId connectionId, ProductId productId, Instant at) implements SyncEvent {}

    /**
     * Too many products would be removed at once: nothing is removed before a person confirms it or the PIM has them
     * again.
     *
     * @param products how many were stopped first; more may follow
     */
    record RemovalsHeld(ConnectionId connectionId, int products, String message, Instant at) implements SyncEvent {}

    /** The store became unusable, or usable again. */
    record HealthChanged(ConnectionId connectionId, String state, Optional<String> message, Instant at)
            implements SyncEvent {}

    /** One request that wrote to a store was answered. */
    record BatchSent(ConnectionId connectionId, int items, int succeeded, Duration duration, Instant at)
            implements SyncEvent {}
}
