/**
 * The transport: {@code java.net.http} under {@link io.github.wooautosync.woo.WooClient}. Authentication, limits,
 * decoding and the table that turns status and code into a failure live here and are not public. Knows nothing of
 * products, records or connections.
 */
@NullMarked
package io.github.wooautosync.woo.http;

import org.jspecify.annotations.NullMarked;
