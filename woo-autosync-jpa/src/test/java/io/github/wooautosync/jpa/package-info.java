/** Tests of the stores on real databases. */
@NullMarked
package io.github.wooautosync.jpa;

import org.jspecify.annotations.NullMarked;
