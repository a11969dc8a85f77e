/**
 * What one would take instead of the library, each as its documentation recommends for this job: a task for each product
 * and store, enqueued within the host's transaction where the tool can do that.
 */
@NullMarked
package io.github.wooautosync.benchmark.peer;

import org.jspecify.annotations.NullMarked;
