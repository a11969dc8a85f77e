/** What the library adds to the start of an application on Spring Boot. */
@NullMarked
package io.github.wooautosync.benchmark.startup;

import org.jspecify.annotations.NullMarked;
