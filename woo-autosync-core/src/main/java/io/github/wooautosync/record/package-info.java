/**
 * Sync records and the SPI that stores them: the state of the synchronisation, its leases and the captured changes.
 * Knows nothing of WooCommerce's answers, HTTP or mapping; of other rooms only ids may enter.
 *
 * <p>Start at {@link io.github.wooautosync.record.SyncRecordStore}; an implementation proves itself with
 * {@code SyncRecordStoreContract} of woo-autosync-test.
 */
@NullMarked
package io.github.wooautosync.record;

import org.jspecify.annotations.NullMarked;
