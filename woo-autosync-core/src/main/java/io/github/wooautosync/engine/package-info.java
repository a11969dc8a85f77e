/**
 * The level-triggered reconciler: folds captures, leases connections, and pushes what differs until every store equals
 * the PIM. Only the facade may call it; everything else is beneath it. Start at {@link
 * io.github.wooautosync.engine.SyncEngine}.
 */
@NullMarked
package io.github.wooautosync.engine;

import org.jspecify.annotations.NullMarked;
