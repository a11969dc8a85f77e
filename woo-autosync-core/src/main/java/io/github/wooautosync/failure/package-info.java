/**
 * The catalogue of everything that can go wrong with a product or a connection: a stable code, its cause and the remedy,
 * in plain English and independent of the language of a store. Texts only: nothing here decides anything, and no other
 * room may be known here.
 *
 * <p>Start at {@link io.github.wooautosync.failure.FailureCatalogue}.
 */
@NullMarked
package io.github.wooautosync.failure;

import org.jspecify.annotations.NullMarked;
