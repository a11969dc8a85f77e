/** Stores that the example is connected to. */
@NullMarked
package io.github.wooautosync.example.pim.stores;

import org.jspecify.annotations.NullMarked;
