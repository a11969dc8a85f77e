/** Tests of the transport against recorded exchanges and against servers that misbehave. */
@NullMarked
package io.github.wooautosync.woo.http;

import org.jspecify.annotations.NullMarked;
