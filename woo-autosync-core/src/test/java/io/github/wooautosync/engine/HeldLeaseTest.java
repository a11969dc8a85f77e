package io.github.wooautosync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.record.InMemorySyncRecordStore;
import io.github.wooautosync.record.LeaseKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class HeldLeaseTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private final InMemorySyncRecordStore records = new InMemorySyncRecordStore(new Clock() {
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
    });
    private final HeldLease lease =
            HeldLease.acquire(records, LeaseKey.FOLD, "node", MINUTE).orElseThrow();

    @Test
    void oneThatLastsLongEnoughIsTrusted() {
        assertThat(lease.ensure(Duration.ofSeconds(30))).isTrue();
        assertThat(lease.lasts(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void oneThatDoesNotLastAndWasTakenOverIsLostForGood() {
        takeOver();

        assertThat(lease.ensure(MINUTE)).isFalse();
        assertThat(lease.isLost()).isTrue();
        assertThat(lease.lasts(Duration.ZERO)).isFalse();
        assertThat(lease.ensure(Duration.ZERO)).isFalse();
    }

    @Test
    void oneThatExpiredButWasTakenByNobodyIsProlonged() {
        pass(Duration.ofMinutes(2));

        assertThat(lease.ensure(MINUTE)).isTrue();
        assertThat(records.acquireLease(LeaseKey.FOLD, "other", MINUTE)).isEmpty();
    }

    @Test
    void aLostOneIsNotGivenBack() {
        takeOver();
        lease.markLost();

        lease.release();

        assertThat(records.acquireLease(LeaseKey.FOLD, "third", MINUTE)).isEmpty();
    }

    private void takeOver() {
        pass(Duration.ofMinutes(2));
        assertThat(records.acquireLease(LeaseKey.FOLD, "other", MINUTE)).isPresent();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
