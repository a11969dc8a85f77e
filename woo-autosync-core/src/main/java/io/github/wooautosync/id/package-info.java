/**
 * Typed ids: the only words that every room of the library may share. They hold a value and check it; nothing else may
 * live here.
 */
@NullMarked
package io.github.wooautosync.id;

import org.jspecify.annotations.NullMarked;
