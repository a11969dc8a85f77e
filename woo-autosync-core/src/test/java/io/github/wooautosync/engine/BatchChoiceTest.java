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

class BatchChoiceTest {

    @Test
    void freshRecordsTravelTogether() {
        assertThat(BatchChoice.of(records(250, 0), 100)).hasSize(100);
    }

    @Test
    void aRequestThatDiedIsHalvedUntilTheCulpritStandsAlone() {
        // The store's limit was halved by the first death.
        assertThat(BatchChoice.of(records(100, 1), 50)).hasSize(50);
        assertThat(BatchChoice.of(records(100, 2), 50)).hasSize(25);
        assertThat(BatchChoice.of(records(100, 3), 50)).hasSize(12);
        assertThat(BatchChoice.of(records(100, 6), 50)).hasSize(1);
        assertThat(BatchChoice.of(records(100, 40), 50)).hasSize(1);
    }

    @Test
    void suspectsTravelApartFromOthersAndAfterThem() {
        List<SyncRecord> due = new ArrayList<>(records(20, 2));
        due.addAll(records(50, 0));
        due.addAll(records(10, 1));
        assertThat(BatchChoice.of(due, 100)).hasSize(50).allMatch(record -> record.attempts() == 0);
    }

    @Test
    void ofSuspectsTheLeastSuspectedGoFirst() {
        List<SyncRecord> due = new ArrayList<>(records(20, 2));
        due.addAll(records(10, 1));
        assertThat(BatchChoice.of(due, 100)).hasSize(10).allMatch(record -> record.attempts() == 1);
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
