/** A host: a small PIM on Spring Boot, as the tests need it. */
@NullMarked
package io.github.wooautosync.spring.host;

import org.jspecify.annotations.NullMarked;
