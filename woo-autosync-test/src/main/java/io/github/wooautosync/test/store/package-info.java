/**
 * A fake WooCommerce store: a real HTTP server that answers as a recorded WooCommerce 11 does. It knows nothing of the
 * library under test, so that a misunderstanding cannot hide on both sides.
 *
 * <p>Start at {@link io.github.wooautosync.test.store.FakeStore}; misfortunes are scripted with
 * {@link io.github.wooautosync.test.store.Faults} and {@link io.github.wooautosync.test.store.Fault}, what reached the
 * store is read as {@link io.github.wooautosync.test.store.RecordedRequest}s. All other types are rooms of the house:
 * {@code Site} receives requests and applies faults, {@code RestApi} and {@code Router} find the handler, the
 * {@code ...Routes} speak REST, the {@code ...Writer}s and {@code ...Rules} know what WooCommerce does with a request,
 * {@code Shop} is the database. "Fact" in a comment is the number of an observed fact of the WooCommerce contract; a name such
 * as {@code i-variable/02} is the recorded exchange that shows it.
 */
@NullMarked
package io.github.wooautosync.test.store;

import org.jspecify.annotations.NullMarked;
