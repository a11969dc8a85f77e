package io.github.wooautosync.record;

import io.github.wooautosync.id.ConnectionId;

/**
 * Which due records to read.
 *
 * @param lane one of the two queues
 * @param requestedOnly true: only what a manual export asked for, or what is to be removed (automatic updates of the
 *     connection are off)
 * @param limit positive
 */
public record DueQuery(ConnectionId connectionId, Lane lane, boolean requestedOnly, int limit) {}
