/**
 * The PIM's side: products as values, and {@link io.github.wooautosync.catalog.ProductSource}, the one thing that a
 * host must provide. Knows nothing of WooCommerce, records or connections; of other rooms only ids may enter.
 */
@NullMarked
package io.github.wooautosync.catalog;

import org.jspecify.annotations.NullMarked;
