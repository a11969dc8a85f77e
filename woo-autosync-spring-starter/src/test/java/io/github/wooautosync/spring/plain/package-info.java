/** A host without a framework, as README shows it. */
@NullMarked
package io.github.wooautosync.spring.plain;

import org.jspecify.annotations.NullMarked;
