/**
 * The ways in which a host's change becomes a capture: annotated methods, application events, annotated entities. All of
 * them end in {@link io.github.wooautosync.AutoSyncService}; none of them lets the host's operation fail.
 */
@NullMarked
package io.github.wooautosync.spring.hook;

import org.jspecify.annotations.NullMarked;
