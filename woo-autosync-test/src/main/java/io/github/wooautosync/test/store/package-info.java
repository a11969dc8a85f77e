/**
 * A fake WooCommerce store: a real HTTP server that answers as a recorded WooCommerce 11 does. It knows nothing of the
 * library under test, so that a misunderstanding cannot hide on both sides.
 */
@NullMarked
package io.github.wooautosync.test.store;

import org.jspecify.annotations.NullMarked;
