package io.github.wooautosync.test.contract;

import io.github.wooautosync.record.InMemorySyncRecordStore;
import io.github.wooautosync.record.SyncRecordStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

class InMemorySyncRecordStoreTest extends ConcurrentSyncRecordStoreContract {

    private final SettableClock clock = new SettableClock();

    @Override
    protected SyncRecordStore createEmptyStore() {
        return new InMemorySyncRecordStore(clock);
    }

    @Override
    protected void advanceLeaseClock(Duration duration) {
        clock.now = clock.now.plus(duration);
    }

    private static final class SettableClock extends Clock {

        private volatile Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
