package io.github.wooautosync.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.record.Completion;
import io.github.wooautosync.record.Lane;
import io.github.wooautosync.record.Lease;
import io.github.wooautosync.record.LeaseKey;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordId;
import io.github.wooautosync.record.SyncStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may work on what, and what happens to the work of somebody who may not any more. */
abstract class LeaseContract extends ExportContract {

    @Test
    void aFreeLeaseIsTaken() {
        Lease lease = acquire("node-1").orElseThrow();

        assertThat(lease.key()).isEqualTo(LeaseKey.FOLD);
        assertThat(lease.holder()).isEqualTo("node-1");
        assertThat(lease.takenOver()).isFalse();
    }

    @Test
    void aHeldLeaseIsRefusedToEverybodyAlsoToItsHolder() {
        acquire("node-1");

        assertThat(acquire("node-2")).isEmpty();
        assertThat(acquire("node-1")).isEmpty();
    }

    @Test
    void leasesOfDifferentKeysAreIndependent() {
        acquire("node-1");

        assertThat(store().acquireLease(LeaseKey.of(shop), "node-2", MINUTE)).isPresent();
        assertThat(store().acquireLease(LeaseKey.of(otherShop), "node-3", MINUTE))
                .isPresent();
    }

    @Test
    void aReleasedLeaseIsFreeAndItsNextHolderTakesNothingOver() {
        Lease first = acquire("node-1").orElseThrow();
        store().releaseLease(first);

        Lease second = acquire("node-2").orElseThrow();

        assertThat(second.epoch()).isGreaterThan(first.epoch());
        assertThat(second.takenOver()).isFalse();
    }

    @Test
    void anExpiredLeaseIsTakenOver() {
        Lease first = acquire("node-1").orElseThrow();
        advanceLeaseClock(MINUTE.plusMillis(1));

        Lease second = acquire("node-2").orElseThrow();

        assertThat(second.epoch()).isGreaterThan(first.epoch());
        assertThat(second.takenOver()).isTrue();
    }

    @Test
    void aLeaseHoldsUntilItExpires() {
        acquire("node-1");
        advanceLeaseClock(Duration.ofSeconds(30));

        assertThat(acquire("node-2")).isEmpty();
    }

    @Test
    void aRenewedLeaseLivesOn() {
        Lease lease = acquire("node-1").orElseThrow();
        advanceLeaseClock(Duration.ofSeconds(40));

        assertThat(store().renewLease(lease, MINUTE)).isTrue();

        advanceLeaseClock(Duration.ofSeconds(40));
        assertThat(acquire("node-2")).isEmpty();
    }

    @Test
    void anExpiredLeaseThatNobodyTookCanBeRenewed() {
        Lease lease = acquire("node-1").orElseThrow();
        advanceLeaseClock(Duration.ofHours(1));

        assertThat(store().renewLease(lease, MINUTE)).isTrue();
        assertThat(acquire("node-2")).isEmpty();
    }

    @Test
    void aLeaseThatWasTakenByAnotherNodeCannotBeRenewed() {
        Lease lost = acquire("node-1").orElseThrow();
        advanceLeaseClock(Duration.ofHours(1));
        Lease taken = acquire("node-2").orElseThrow();

        assertThat(store().renewLease(lost, MINUTE)).isFalse();
        assertThat(store().renewLease(taken, MINUTE)).isTrue();
    }

    @Test
    void aReleasedLeaseCannotBeRenewed() {
        Lease lease = acquire("node-1").orElseThrow();
        store().releaseLease(lease);

        assertThat(store().renewLease(lease, MINUTE)).isFalse();
    }

    @Test
    void releasingALostLeaseLeavesTheNewOneAlone() {
        Lease lost = acquire("node-1").orElseThrow();
        advanceLeaseClock(Duration.ofHours(1));
        Lease taken = acquire("node-2").orElseThrow();

        store().releaseLease(lost);

        assertThat(acquire("node-3")).isEmpty();
        assertThat(store().renewLease(taken, MINUTE)).isTrue();
    }

    @Test
    void theLongestConnectionIdCanBeLeased() {
        LeaseKey key = LeaseKey.of(ConnectionId.of("é".repeat(ConnectionId.MAXIMUM_LENGTH)));

        assertThat(store().acquireLease(key, "n".repeat(100), MINUTE)).isPresent();
        assertThat(store().acquireLease(key, "node-2", MINUTE)).isEmpty();
    }

    // In flight

    @Test
    void aRecordInFlightIsNotDue() {
        SyncRecord exported = export(SHIRT).get(0);
        Lease lease = lease();

        assertThat(store().markInFlight(lease, List.of(exported.id()))).contains(Set.of(exported.id()));

        assertThat(record(SHIRT).inFlightEpoch()).hasValue(lease.epoch());
        assertThat(due(Lane.BULK)).isEmpty();
    }

    @Test
    void whatWasInFlightWhenItsNodeDiedIsFoundByOthers() {
        SyncRecord exported = export(SHIRT).get(0);
        assertThat(store().hasRecordsInFlight(shop)).isFalse();
        Lease lease = lease();

        store().markInFlight(lease, List.of(exported.id()));

        assertThat(store().connectionsWithDueRecords(NOW)).contains(shop);
        assertThat(store().hasRecordsInFlight(shop)).isTrue();
        complete(lease, pushed(exported));
        assertThat(store().hasRecordsInFlight(shop)).isFalse();
    }

    @Test
    void aDeletedRecordIsNotInFlight() {
        SyncRecord exported = export(SHIRT).get(0);
        store().markInFlight(lease(), List.of(exported.id()));

        store().delete(shop, List.of(SHIRT));

        assertThat(store().hasRecordsInFlight(shop)).isFalse();
        assertThat(store().connectionsWithDueRecords(NOW)).isEmpty();
        assertThat(export(SHIRT).get(0).inFlightEpoch()).isEmpty();
    }

    @Test
    void aLostLeaseMarksNothing() {
        SyncRecord exported = export(SHIRT).get(0);
        Lease lost = lease();
        takeOver();

        assertThat(store().markInFlight(lost, List.of(exported.id()))).isEmpty();
        assertThat(record(SHIRT)).isEqualTo(exported);
    }

    @Test
    void aReleasedLeaseMarksNothing() {
        SyncRecord exported = export(SHIRT).get(0);
        Lease released = lease();
        store().releaseLease(released);

        assertThat(store().markInFlight(released, List.of(exported.id()))).isEmpty();
        assertThat(record(SHIRT)).isEqualTo(exported);
    }

    @Test
    void markingIgnoresRecordsThatAreGone() {
        SyncRecord exported = export(SHIRT).get(0);
        SyncRecordId gone = new SyncRecordId(exported.id().value() + 1_000_000);

        assertThat(store().markInFlight(lease(), List.of(gone, exported.id()))).contains(Set.of(exported.id()));
        assertThat(record(SHIRT).inFlightEpoch()).isPresent();
    }

    @Test
    void afterATakeoverWhatWasInFlightIsDueAndInDoubt() {
        SyncRecord exported = synced(SHIRT);
        Lease lost = lease();
        store().markInFlight(lost, List.of(exported.id()));
        Lease lease = takeOver();

        assertThat(store().recoverInFlight(shop, lease, after(MINUTE), NOW)).isEqualTo(1);

        SyncRecord recovered = record(SHIRT);
        assertThat(recovered.inFlightEpoch()).isEmpty();
        assertThat(recovered.status()).isEqualTo(SyncStatus.PENDING);
        assertThat(recovered.dueAt()).contains(NOW);
        assertThat(recovered.doubtfulUntil()).contains(after(MINUTE));
        assertThat(recovered.fingerprintsProve()).isFalse();
        assertThat(store().recoverInFlight(shop, lease, after(MINUTE), NOW)).isZero();
    }

    @Test
    void recoveryLeavesTheNewLeasesOwnWorkAndOtherConnectionsAlone() {
        SyncRecord mine = export(SHIRT).get(0);
        SyncRecord elsewhere = export(otherShop, ALICE, List.of(SHIRT)).get(0);
        Lease other = lease(otherShop);
        store().markInFlight(other, List.of(elsewhere.id()));
        lease();
        Lease lease = takeOver();
        store().markInFlight(lease, List.of(mine.id()));

        assertThat(store().recoverInFlight(shop, lease, after(MINUTE), NOW)).isZero();

        assertThat(record(SHIRT).inFlightEpoch()).hasValue(lease.epoch());
        assertThat(record(otherShop, SHIRT).inFlightEpoch()).hasValue(other.epoch());
    }

    @Test
    void theLaterOfTwoDoubtsCounts() {
        SyncRecord exported = synced(SHIRT);
        Lease lost = lease();
        store().markInFlight(lost, List.of(exported.id()));
        Lease lease = takeOver();
        store().recoverInFlight(shop, lease, after(MINUTE.multipliedBy(5)), NOW);

        store().complete(lost, List.of(pushed(exported)), after(MINUTE), NOW);

        assertThat(record(SHIRT).doubtfulUntil()).contains(after(MINUTE.multipliedBy(5)));
    }

    @Test
    void aZombiesOutcomeIsRefusedAndItsRecordsAreRepaired() {
        SyncRecord exported = export(SHIRT).get(0);
        Lease lost = lease();
        store().markInFlight(lost, List.of(exported.id()));
        takeOver();

        Completion completion = complete(lost, pushed(exported));

        assertThat(completion).isEqualTo(Completion.LEASE_LOST);
        SyncRecord repaired = record(SHIRT);
        assertThat(repaired.wooProductId()).isEmpty();
        assertThat(repaired.pushedRevision()).isZero();
        assertThat(repaired.inFlightEpoch()).isEmpty();
        assertThat(repaired.dueAt()).contains(NOW);
        assertThat(repaired.doubtfulUntil()).contains(after(MINUTE));
    }

    @Test
    void aZombiesOutcomeMakesASyncedRecordDueAgain() {
        SyncRecord exported = export(SHIRT).get(0);
        Lease lost = lease();
        store().markInFlight(lost, List.of(exported.id()));
        Lease lease = takeOver();
        store().recoverInFlight(shop, lease, after(Duration.ofSeconds(1)), NOW);
        complete(lease, pushed(record(SHIRT)));

        complete(lost, pushed(exported));

        assertThat(record(SHIRT).status()).isEqualTo(SyncStatus.PENDING);
        assertThat(record(SHIRT).dueAt()).contains(NOW);
        assertThat(record(SHIRT).fingerprintsProve()).isFalse();
    }

    @Test
    void aZombiesOutcomeLeavesTheMarkOfTheNewHolder() {
        SyncRecord exported = export(SHIRT).get(0);
        Lease lost = lease();
        store().markInFlight(lost, List.of(exported.id()));
        Lease lease = takeOver();
        store().recoverInFlight(shop, lease, after(MINUTE), NOW);
        store().markInFlight(lease, List.of(exported.id()));

        complete(lost, pushed(exported));

        assertThat(record(SHIRT).inFlightEpoch()).hasValue(lease.epoch());
        assertThat(due(Lane.BULK)).isEmpty();
    }

    @Test
    void aReleasedLeaseCompletesNothing() {
        SyncRecord exported = export(SHIRT).get(0);
        Lease released = lease();
        store().releaseLease(released);

        assertThat(complete(released, pushed(exported))).isEqualTo(Completion.LEASE_LOST);
        assertThat(record(SHIRT).pushedRevision()).isZero();
    }

    @Test
    void anExpiredLeaseThatNobodyTookStillCompletes() {
        SyncRecord exported = export(SHIRT).get(0);
        Lease lease = lease();
        advanceLeaseClock(Duration.ofHours(1));

        assertThat(complete(lease, pushed(exported))).isEqualTo(Completion.ACCEPTED);
    }

    private Optional<Lease> acquire(String holder) {
        return store().acquireLease(LeaseKey.FOLD, holder, MINUTE);
    }
}
