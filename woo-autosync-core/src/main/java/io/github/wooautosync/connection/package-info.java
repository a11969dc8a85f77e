/**
 * Connections: which store, of which owner, with which credentials and policies, and how it fares. Knows nothing of
 * products, records or HTTP; of other rooms only ids and secrets may enter.
 */
@NullMarked
package io.github.wooautosync.connection;

import org.jspecify.annotations.NullMarked;
