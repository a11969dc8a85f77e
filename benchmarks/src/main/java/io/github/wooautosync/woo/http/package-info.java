/** In the library's own package, because what is measured here is none of its API. */
@NullMarked
package io.github.wooautosync.woo.http;

import org.jspecify.annotations.NullMarked;
