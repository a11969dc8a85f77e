/**
 * From a product of the PIM to the fields that a store shall have, and what of it differs from the last push. Pure: no
 * requests, no clock, no records. Start at {@link io.github.wooautosync.mapping.ProductMapper}.
 */
@NullMarked
package io.github.wooautosync.mapping;

import org.jspecify.annotations.NullMarked;
