package io.github.wooautosync.test.contract;

import io.github.wooautosync.record.InMemorySyncRecordStore;
import io.github.wooautosync.record.SyncRecordStore;
import io.github.wooautosync.test.host.SteppedClock;
import java.time.Duration;

class InMemorySyncRecordStoreTest extends ConcurrentSyncRecordStoreContract {

    private final SteppedClock clock = new SteppedClock();

    @Override
    protected SyncRecordStore createEmptyStore() {
        return new InMemorySyncRecordStore(clock);
    }

    @Override
    protected void advanceLeaseClock(Duration duration) {
        clock.advance(duration);
    }
}
