/** How many pushes many quick edits of the same products become. */
@NullMarked
package io.github.wooautosync.benchmark.burst;

import org.jspecify.annotations.NullMarked;
