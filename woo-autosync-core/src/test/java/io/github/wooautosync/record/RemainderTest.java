package io.github.wooautosync.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.record.SyncOutcome.Remainder;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of a record whose push left something open. */
class RemainderTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final SyncError WARNING = new SyncError("image_failed", "no image");

    @Test
    void whileSomethingFollowsTheRevisionIsNotPushed() {
        SyncRecord record = record().lane(Lane.INTERACTIVE).build();

        SyncRecord after = completed(record, new Remainder.Follows());

        assertThat(after.status()).isEqualTo(SyncStatus.PENDING);
        assertThat(after.isExportPending()).isTrue();
        assertThat(after.dueAt()).contains(NOW);
        assertThat(after.lane()).isEqualTo(Lane.FOLLOW_UP);
        assertThat(after.wooProductId()).contains(WooProductId.of(7));
        assertThat(after.fingerprintsProve())
                .as("the fields are not sent again with what follows")
                .isTrue();
    }

    @Test
    void aNewerFullExportStillSendsEverything() {
        SyncRecord record = record().build();
        SyncRecord exportedAgain = RecordTransitions.exportRequested(record, Set.of(), false, NOW);

        SyncRecord after = RecordTransitions.completed(
                        exportedAgain, pushed(record, Optional.of(new Remainder.Follows())), NOW)
                .orElseThrow();

        assertThat(after.fingerprintsProve()).isFalse();
        assertThat(after.dueAt()).contains(NOW);
    }

    @Test
    void whatFollowsWaitsForTheEndOfADoubt() {
        SyncRecord record = record().doubtfulUntil(Optional.of(LATER)).build();

        SyncRecord after = completed(record, new Remainder.Follows());

        assertThat(after.dueAt()).contains(LATER);
        assertThat(after.doubtfulUntil()).contains(LATER);
    }

    @Test
    void aPausedRecordStaysPaused() {
        SyncRecord record = record().autoSync(false).requestedRevision(0).build();

        SyncRecord after = completed(record, new Remainder.Follows());

        assertThat(after.status()).isEqualTo(SyncStatus.PAUSED);
        assertThat(after.dueAt()).isEmpty();
    }

    @Test
    void aWarningLeavesTheRecordInStepAndDueAgain() {
        SyncRecord after =
                completed(record().build(), new Remainder.Warned(WARNING, Optional.of(LATER), Optional.empty()));

        assertThat(after.status()).isEqualTo(SyncStatus.SYNCED);
        assertThat(after.hasPendingChanges()).isFalse();
        assertThat(after.warning()).contains(WARNING);
        assertThat(after.dueAt()).contains(LATER);
        assertThat(after.attempts()).isEqualTo(1);
    }

    @Test
    void aLastingWarningIsNotTriedAgain() {
        SyncRecord after =
                completed(record().build(), new Remainder.Warned(WARNING, Optional.empty(), Optional.empty()));

        assertThat(after.status()).isEqualTo(SyncStatus.SYNCED);
        assertThat(after.dueAt()).isEmpty();
    }

    @Test
    void aDoubtfulWarningProvesNothingUntilItEnded() {
        SyncRecord after =
                completed(record().build(), new Remainder.Warned(WARNING, Optional.of(LATER), Optional.of(LATER)));

        assertThat(after.doubtfulUntil()).contains(LATER);
        assertThat(after.fingerprintsProve()).isFalse();
    }

    @Test
    void aPushThatLeftNothingOpenClearsTheWarning() {
        SyncRecord record = record().warning(Optional.of(WARNING)).attempts(3).build();

        SyncRecord after = RecordTransitions.completed(record, pushed(record, Optional.empty()), NOW)
                .orElseThrow();

        assertThat(after.warning()).isEmpty();
        assertThat(after.attempts()).isZero();
        assertThat(after.dueAt()).isEmpty();
    }

    private static SyncRecord completed(SyncRecord record, Remainder remainder) {
        return RecordTransitions.completed(record, pushed(record, Optional.of(remainder)), NOW)
                .orElseThrow();
    }

    private static SyncRecord.Builder record() {
        return SyncRecord.builder(new SyncRecordId(1), ConnectionId.of("shop"), ProductId.of(1), OwnerId.SINGLE, NOW);
    }

    private static SyncOutcome.Pushed pushed(SyncRecord record, Optional<Remainder> remainder) {
        return new SyncOutcome.Pushed(
                record.id(),
                record.revision(),
                WooProductId.of(7),
                Set.of("name"),
                Map.of("name", "x"),
                Optional.of(NOW),
                NOW,
                remainder);
    }
}
