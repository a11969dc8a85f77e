/**
 * What the library says to a WooCommerce store and what it hears: the client as an interface, payloads, answers and
 * classified failures. Knows neither the PIM's products nor sync records nor a transport; start at
 * {@link io.github.wooautosync.woo.WooClient}.
 */
@NullMarked
package io.github.wooautosync.woo;

import org.jspecify.annotations.NullMarked;
