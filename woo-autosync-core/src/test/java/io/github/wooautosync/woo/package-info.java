/** Tests of what is said to a store and heard from it. */
@NullMarked
package io.github.wooautosync.woo;

import org.jspecify.annotations.NullMarked;
