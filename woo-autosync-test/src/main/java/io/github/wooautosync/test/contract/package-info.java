/**
 * Contract tests for implementations of the storage SPIs: read their names as the specification. An implementation
 * extends the highest class it can stand on, in this order:
 *
 * <ol>
 *   <li>{@link io.github.wooautosync.test.contract.SyncRecordStoreContract}: one thread;
 *   <li>{@link io.github.wooautosync.test.contract.ConcurrentSyncRecordStoreContract}: many threads;
 *   <li>{@link io.github.wooautosync.test.contract.TransactionalSyncRecordStoreContract}: transactions of a host, and
 *       several nodes.
 * </ol>
 *
 * {@link io.github.wooautosync.test.contract.ConnectionStoreContract} does the same for connections. No test sleeps.
 * Needs JUnit Jupiter and AssertJ. Knows nothing of the fake store.
 */
@NullMarked
package io.github.wooautosync.test.contract;

import org.jspecify.annotations.NullMarked;
