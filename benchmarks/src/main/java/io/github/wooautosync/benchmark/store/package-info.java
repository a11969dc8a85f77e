/** How much of what a store can take reaches it: the library beside what one would write or tune by hand. */
@NullMarked
package io.github.wooautosync.benchmark.store;

import org.jspecify.annotations.NullMarked;
