package io.github.wooautosync.test.contract;

/**
 * What every {@link io.github.wooautosync.record.SyncRecordStore} does, seen by one thread. An implementation says how
 * an empty store is made and how the clock of its leases is moved, and inherits the tests.
 */
public abstract class SyncRecordStoreContract extends RemovalAndLinkContract {}
