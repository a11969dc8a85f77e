@NullMarked
package io.github.wooautosync.benchmark;

import org.jspecify.annotations.NullMarked;
