/** The whole library against fake stores: what a host does, what its stores end up with, and what that cost. */
@NullMarked
package io.github.wooautosync.test.scenario;

import org.jspecify.annotations.NullMarked;
