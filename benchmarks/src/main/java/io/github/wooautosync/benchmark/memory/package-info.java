/** What a push allocates, and how much heap a drain needs. */
@NullMarked
package io.github.wooautosync.benchmark.memory;

import org.jspecify.annotations.NullMarked;
