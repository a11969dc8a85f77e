/**
 * woo-autosync in a Spring Boot application. A host adds the dependency and a {@link
 * io.github.wooautosync.catalog.ProductSource} bean; everything else has a default that gives way to a bean of the
 * host's. One jar for Spring Boot 3.5 and 4.
 */
@NullMarked
package io.github.wooautosync.spring;

import org.jspecify.annotations.NullMarked;
