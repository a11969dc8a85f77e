package io.github.wooautosync.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.Capture;
import io.github.wooautosync.record.ChangeKind;
import io.github.wooautosync.record.DesiredState;
import io.github.wooautosync.record.FoldResult;
import io.github.wooautosync.record.Lane;
import io.github.wooautosync.record.Lease;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From the host's remark to the due record. */
abstract class FoldingContract extends RecordStoreScenario {

    @Test
    void aDeletionIsWorkForItsConnectionsAndNoPush() {
        synced(SHIRT);
        store().capture(List.of(deletion(SHIRT)));

        FoldResult result = fold();

        assertThat(result.raised()).isEmpty();
        assertThat(result.connections()).containsExactly(shop);
    }

    @Test
    void aCapturedProductBecomesDueInTheInteractiveLane() {
        SyncRecord before = synced(SHIRT);
        capture(SHIRT);

        FoldResult result = store().fold(1000, after(MINUTE), NOW);

        assertThat(result.captures()).isEqualTo(1);
        assertThat(result.raised()).isEqualTo(Map.of(SHIRT, 1));
        assertThat(result.connections()).containsExactly(shop);
        SyncRecord folded = record(SHIRT);
        assertThat(folded.revision()).isEqualTo(before.revision() + 1);
        assertThat(folded.status()).isEqualTo(SyncStatus.PENDING);
        assertThat(folded.lane()).isEqualTo(Lane.INTERACTIVE);
        assertThat(folded.dueAt()).contains(after(MINUTE));
    }

    @Test
    void aHundredCapturesOfOneProductRaiseItsRevisionOnce() {
        SyncRecord before = synced(SHIRT);
        store().capture(Collections.nCopies(100, change(SHIRT)));

        assertThat(fold().captures()).isPositive();

        assertThat(record(SHIRT).revision()).isEqualTo(before.revision() + 1);
        assertThat(fold()).isEqualTo(FoldResult.nothing());
    }

    @Test
    void aProductThatWasNeverExportedIsForgotten() {
        capture(SHIRT);

        FoldResult result = fold();

        assertThat(result.captures()).isEqualTo(1);
        assertThat(result.raised()).isEmpty();
        assertThat(result.connections()).isEmpty();
        assertThat(store().find(shop, List.of(SHIRT))).isEmpty();
        assertThat(store().oldestCapture()).isEmpty();
    }

    @Test
    void foldingNothingDoesNothing() {
        assertThat(fold()).isEqualTo(FoldResult.nothing());
    }

    @Test
    void capturingNothingDoesNothing() {
        store().capture(List.of());

        assertThat(fold()).isEqualTo(FoldResult.nothing());
    }

    @Test
    void everyConnectionOfTheProductIsRaised() {
        export(shop, ALICE, List.of(SHIRT));
        export(otherShop, ALICE, List.of(SHIRT));
        capture(SHIRT);

        FoldResult result = fold();

        assertThat(result.raised()).isEqualTo(Map.of(SHIRT, 2));
        assertThat(result.connections()).containsExactlyInAnyOrder(shop, otherShop);
        assertThat(record(shop, SHIRT).revision()).isEqualTo(2);
        assertThat(record(otherShop, SHIRT).revision()).isEqualTo(2);
    }

    @Test
    void aCaptureOfOneOwnerLeavesTheRecordsOfAnotherAlone() {
        export(shop, ALICE, List.of(SHIRT));
        export(otherShop, BOB, List.of(SHIRT));
        capture(SHIRT);

        fold();

        assertThat(record(shop, SHIRT).revision()).isEqualTo(2);
        assertThat(record(otherShop, SHIRT).revision()).isEqualTo(1);
    }

    @Test
    void aCaptureWithoutOwnerRaisesTheRecordsOfEveryOwner() {
        export(shop, ALICE, List.of(SHIRT));
        export(otherShop, BOB, List.of(SHIRT));
        store().capture(List.of(new Capture(Optional.empty(), SHIRT, ChangeKind.PRODUCT, NOW)));

        assertThat(fold().raised()).isEqualTo(Map.of(SHIRT, 2));
        assertThat(record(otherShop, SHIRT).revision()).isEqualTo(2);
    }

    @Test
    void capturesWithAndWithoutOwnerRaiseARecordOnce() {
        export(SHIRT);
        store().capture(List.of(
                change(SHIRT), new Capture(Optional.empty(), SHIRT, ChangeKind.DELETED, NOW), change(SHIRT)));

        assertThat(fold().raised()).isEqualTo(Map.of(SHIRT, 1));
        assertThat(record(SHIRT).revision()).isEqualTo(2);
        assertThat(record(SHIRT).desiredState()).isEqualTo(DesiredState.PRESENT);
    }

    @Test
    void aRecordThatIsDueEarlierStaysDueEarlier() {
        export(SHIRT);
        capture(SHIRT);

        store().fold(1000, after(MINUTE), NOW);

        assertThat(record(SHIRT).dueAt()).contains(NOW);
    }

    @Test
    void newDataWakesAFinalError() {
        SyncRecord exported = export(SHIRT).get(0);
        complete(lease(), failed(exported, Optional.empty()));
        capture(SHIRT);

        fold();

        assertThat(record(SHIRT).status()).isEqualTo(SyncStatus.PENDING);
        assertThat(record(SHIRT).dueAt()).contains(NOW);
        assertThat(record(SHIRT).attempts()).isZero();
    }

    @Test
    void aDeletedProductIsToBeRemoved() {
        synced(SHIRT);
        store().capture(List.of(change(SHIRT), deletion(SHIRT)));

        fold();

        assertThat(record(SHIRT).desiredState()).isEqualTo(DesiredState.REMOVED);
        assertThat(record(SHIRT).dueAt()).contains(NOW);
    }

    @Test
    void aProductThatCameBackIsPresentAgain() {
        synced(SHIRT);
        store().capture(List.of(deletion(SHIRT)));
        fold();
        store().capture(List.of(change(SHIRT)));

        fold();

        assertThat(record(SHIRT).desiredState()).isEqualTo(DesiredState.PRESENT);
    }

    @Test
    void theLastCaptureDecides() {
        synced(SHIRT);
        store().capture(List.of(deletion(SHIRT)));
        store().capture(List.of(change(SHIRT)));

        fold();

        assertThat(record(SHIRT).desiredState()).isEqualTo(DesiredState.PRESENT);
    }

    @Test
    void pendingSinceIsTheTimeOfTheFirstCapture() {
        synced(SHIRT);
        Instant first = NOW.minusSeconds(20);
        store().capture(List.of(new Capture(Optional.of(ALICE), SHIRT, ChangeKind.ASSETS, first)));
        store().capture(List.of(new Capture(Optional.of(ALICE), SHIRT, ChangeKind.PRODUCT, NOW)));

        fold();

        assertThat(record(SHIRT).pendingSince()).contains(first);
    }

    @Test
    void pendingSinceThatIsSetStays() {
        synced(SHIRT);
        capture(SHIRT);
        fold();
        store().capture(List.of(new Capture(Optional.of(ALICE), SHIRT, ChangeKind.PRODUCT, after(MINUTE))));

        fold();

        assertThat(record(SHIRT).pendingSince()).contains(NOW);
    }

    @Test
    void aFoldTakesNoMoreThanItsLimitAndTheNextOneTheRest() {
        List<ProductId> exported = products(5);
        export(shop, ALICE, exported);
        exported.forEach(this::capture);

        assertThat(fold(2).captures()).isEqualTo(2);
        assertThat(fold(2).captures()).isEqualTo(2);
        assertThat(fold(2).captures()).isEqualTo(1);

        assertThat(store().find(shop, exported))
                .extracting(SyncRecord::revision)
                .containsOnly(2L);
    }

    @Test
    void aCaptureDuringThePushIsFoldedAndKeepsItsMark() {
        SyncRecord exported = export(SHIRT).get(0);
        Lease lease = lease();
        store().markInFlight(lease, List.of(exported.id()));
        capture(SHIRT);

        fold();

        assertThat(record(SHIRT).inFlightEpoch()).hasValue(lease.epoch());
        assertThat(record(SHIRT).revision()).isEqualTo(exported.revision() + 1);
    }

    @Test
    void aCaptureDuringThePushWaitsForFurtherOnesLikeAnyOther() {
        SyncRecord exported = export(SHIRT).get(0);
        Lease lease = lease();
        store().markInFlight(lease, List.of(exported.id()));
        capture(SHIRT);

        store().fold(100, after(MINUTE), NOW);
        complete(lease, pushed(exported));

        assertThat(record(SHIRT).dueAt()).contains(after(MINUTE));
        assertThat(record(SHIRT).status()).isEqualTo(SyncStatus.PENDING);
    }

    @Test
    void statusReadsSeeCapturesThatAreNotFoldedYet() {
        store().capture(List.of(new Capture(Optional.of(ALICE), SHIRT, ChangeKind.PRODUCT, NOW)));
        store().capture(List.of(new Capture(Optional.of(BOB), SHOES, ChangeKind.PRODUCT, after(MINUTE))));
        List<ProductId> asked = List.of(SHIRT, SHOES, ProductId.of("hat"));

        assertThat(store().capturedProducts(ALICE, asked)).containsExactly(SHIRT);
        assertThat(store().capturedProducts(BOB, asked)).containsExactly(SHOES);
        assertThat(store().capturedProducts(ALICE, List.of())).isEmpty();
        assertThat(store().oldestCapture()).contains(NOW);

        fold();

        assertThat(store().capturedProducts(ALICE, asked)).isEmpty();
    }

    @Test
    void aCaptureWithoutOwnerIsSeenByEveryOwner() {
        store().capture(List.of(new Capture(Optional.empty(), SHIRT, ChangeKind.PRODUCT, NOW)));

        assertThat(store().capturedProducts(ALICE, List.of(SHIRT))).containsExactly(SHIRT);
        assertThat(store().capturedProducts(BOB, List.of(SHIRT))).containsExactly(SHIRT);
    }

    @Test
    void theOldestCaptureIsTheEarliestNotTheFirst() {
        store().capture(List.of(new Capture(Optional.of(ALICE), SHIRT, ChangeKind.PRODUCT, after(MINUTE))));
        capture(SHOES);

        assertThat(store().oldestCapture()).contains(NOW);
    }

    // Automatic updates off

    @Test
    void aRecordWithAutoSyncOffCountsButIsPausedAndNotDue() {
        SyncRecord before = synced(SHIRT);
        assertThat(store().switchAutoSync(shop, List.of(SHIRT), false, NOW)).isEqualTo(1);
        capture(SHIRT);

        FoldResult result = fold();

        assertThat(result.captures()).isEqualTo(1);
        assertThat(result.raised()).as("nothing is due").isEmpty();
        assertThat(result.connections()).isEmpty();
        assertThat(record(SHIRT).revision()).isEqualTo(before.revision() + 1);
        assertThat(record(SHIRT).status()).isEqualTo(SyncStatus.PAUSED);
        assertThat(record(SHIRT).dueAt()).isEmpty();
    }

    @Test
    void switchingAutoSyncOnMakesDueWhatChangedMeanwhile() {
        synced(SHIRT);
        synced(SHOES);
        store().switchAutoSync(shop, List.of(SHIRT, SHOES), false, NOW);
        capture(SHIRT);
        fold();

        assertThat(store().switchAutoSync(shop, List.of(SHIRT, SHOES), true, NOW))
                .isEqualTo(2);

        assertThat(due(Lane.INTERACTIVE)).extracting(SyncRecord::productId).containsExactly(SHIRT);
        assertThat(record(SHIRT).status()).isEqualTo(SyncStatus.PENDING);
        assertThat(record(SHOES).status()).isEqualTo(SyncStatus.SYNCED);
    }

    @Test
    void switchingAutoSyncOffPausesWhatWaits() {
        synced(SHIRT);
        capture(SHIRT);
        fold();

        assertThat(store().switchAutoSync(shop, List.of(SHIRT), false, NOW)).isEqualTo(1);
        assertThat(store().switchAutoSync(shop, List.of(SHIRT), false, NOW)).isZero();

        assertThat(record(SHIRT).status()).isEqualTo(SyncStatus.PAUSED);
        assertThat(record(SHIRT).dueAt()).isEmpty();
    }

    @Test
    void anExportThatWaitsIsPushedThoughAutoSyncIsOff() {
        export(SHIRT);
        store().switchAutoSync(shop, List.of(SHIRT), false, NOW);
        capture(SHIRT);
        fold();

        assertThat(record(SHIRT).status()).isEqualTo(SyncStatus.PENDING);
        assertThat(due(Lane.BULK)).extracting(SyncRecord::productId).containsExactly(SHIRT);
    }

    @Test
    void aPausedRecordThatIsInDoubtIsDueWhenTheDoubtEnds() {
        SyncRecord exported = synced(SHIRT);
        Lease lost = lease();
        store().markInFlight(lost, List.of(exported.id()));
        Lease lease = takeOver();
        store().recoverInFlight(shop, lease, after(MINUTE), NOW);
        complete(lease, pushed(record(SHIRT)));
        store().switchAutoSync(shop, List.of(SHIRT), false, NOW);
        capture(SHIRT);

        fold();

        assertThat(record(SHIRT).status()).isEqualTo(SyncStatus.PAUSED);
        assertThat(record(SHIRT).dueAt()).contains(after(MINUTE));
    }

    @Test
    void aDeletionIsDueThoughAutoSyncIsOff() {
        synced(SHIRT);
        store().switchAutoSync(shop, List.of(SHIRT), false, NOW);
        store().capture(List.of(deletion(SHIRT)));

        fold();

        assertThat(due(Lane.INTERACTIVE)).extracting(SyncRecord::productId).containsExactly(SHIRT);
        assertThat(record(SHIRT).desiredState()).isEqualTo(DesiredState.REMOVED);
    }

    @Test
    void thousandsOfCapturesAreFolded() {
        List<ProductId> exported = products(2500);
        export(shop, ALICE, exported);
        List<Capture> captures = new ArrayList<>();
        exported.forEach(productId -> captures.add(change(productId)));
        store().capture(captures);

        assertThat(fold(3000).captures()).isEqualTo(2500);

        assertThat(store().find(shop, exported)).hasSize(2500).allMatch(record -> record.revision() == 2);
    }
}
