/**
 * What stands in for a host in tests: a clock that is moved by hand, and products in memory. No store may enter here.
 */
@NullMarked
package io.github.wooautosync.test.host;

import org.jspecify.annotations.NullMarked;
