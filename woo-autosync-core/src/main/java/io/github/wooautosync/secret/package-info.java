/**
 * Values that must not leak: they mask themselves wherever they are printed. Knows nothing of stores, records or HTTP;
 * no code here may log.
 */
@NullMarked
package io.github.wooautosync.secret;

import org.jspecify.annotations.NullMarked;
