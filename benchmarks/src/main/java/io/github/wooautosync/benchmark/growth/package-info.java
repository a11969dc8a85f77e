/** What claiming and reading cost as the table of sync records grows. */
@NullMarked
package io.github.wooautosync.benchmark.growth;

import org.jspecify.annotations.NullMarked;
