package io.github.wooautosync;

/**
 * How far an export is.
 *
 * @param registered products that were read from the request so far
 * @param settled products whose result is known
 * @param failed products of these in error or conflict
 * @param allRegistered whether the request was read to its end, so that {@code registered} is the total
 */
public record ExportProgress(long registered, long settled, long failed, boolean allRegistered) {}
