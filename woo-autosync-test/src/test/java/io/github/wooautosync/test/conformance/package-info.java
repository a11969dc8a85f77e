/**
 * Replays the recorded exchanges of a real WooCommerce against the fake store and compares the answers.
 *
 * <p>The recordings live in {@code src/test/resources/woocommerce-contract}.
 */
@NullMarked
package io.github.wooautosync.test.conformance;

import org.jspecify.annotations.NullMarked;
