/** The example as its users see it, in a real browser. */
@NullMarked
package io.github.wooautosync.example.pim;

import org.jspecify.annotations.NullMarked;
