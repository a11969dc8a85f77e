package io.github.wooautosync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchSizesTest {

    @Test
    void freshRecordsTravelTogether() {
        assertThat(BatchSizes.choose(records(250, 0), 100)).hasSize(100);
    }

    @Test
    void aRequestThatDiedIsDividedUntilTheCulpritStandsAlone() {
        assertThat(BatchSizes.choose(records(100, 1), 100)).hasSize(25);
        assertThat(BatchSizes.choose(records(100, 2), 100)).hasSize(6);
        assertThat(BatchSizes.choose(records(100, 3), 100)).hasSize(1);
        assertThat(BatchSizes.choose(records(100, 40), 100)).hasSize(1);
    }

    @Test
    void aSuspectIsLeftOutRatherThanShrinkingALargeBatch() {
        List<SyncRecord> due = new ArrayList<>(records(50, 0));
        due.addAll(records(1, 3));
        due.addAll(records(10, 0));
        assertThat(BatchSizes.choose(due, 100)).hasSize(60).allMatch(record -> record.attempts() == 0);
    }

    private static List<SyncRecord> records(int count, int attempts) {
        List<SyncRecord> records = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            records.add(SyncRecord.builder(
                            new SyncRecordId(i),
                            ConnectionId.of("shop"),
                            ProductId.of(i),
                            OwnerId.SINGLE,
                            Instant.EPOCH)
                    .attempts(attempts)
                    .build());
        }
        return records;
    }
}
