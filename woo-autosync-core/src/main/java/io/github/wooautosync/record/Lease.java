package io.github.wooautosync.record;

/**
 * The right to work on one thing for a while. Whoever takes the lease anew raises its epoch; a write that repeats an
 * older epoch is refused.
 *
 * @param key what is leased
 * @param holder the node, for people; not what guards a write
 * @param epoch raised with every new taking; guards every write
 * @param takenOver whether the lease before this one had expired without having been released: its holder may still
 *     have a request on the way
 */
public record Lease(LeaseKey key, String holder, long epoch, boolean takenOver) {}
