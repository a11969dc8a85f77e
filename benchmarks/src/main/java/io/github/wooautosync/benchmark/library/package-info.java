/** The library as a host has it: on JPA, with a store that does nothing. */
@NullMarked
package io.github.wooautosync.benchmark.library;

import org.jspecify.annotations.NullMarked;
