/** How fast a backlog goes when the store costs nothing. */
@NullMarked
package io.github.wooautosync.benchmark.drain;

import org.jspecify.annotations.NullMarked;
