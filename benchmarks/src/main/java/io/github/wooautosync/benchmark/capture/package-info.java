/** What a captured change adds to a transaction of the host. */
@NullMarked
package io.github.wooautosync.benchmark.capture;

import org.jspecify.annotations.NullMarked;
