package io.github.wooautosync.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.record.Completion;
import io.github.wooautosync.record.Lane;
import io.github.wooautosync.record.Lease;
import io.github.wooautosync.record.RecordTransitions;
import io.github.wooautosync.record.SyncError;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordId;
import io.github.wooautosync.record.SyncStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of a record when its push has ended. */
abstract class CompletionContract extends LeaseContract {

    @Test
    void aPushedRecordIsSyncedAndNothingIsDue() {
        SyncRecord exported = inFlight(export(SHIRT).get(0));

        Completion completion = complete(lease(), pushed(exported, WooProductId.of(17)));

        assertThat(completion).isEqualTo(Completion.ACCEPTED);
        SyncRecord synced = record(SHIRT);
        assertThat(synced.status()).isEqualTo(SyncStatus.SYNCED);
        assertThat(synced.wooProductId()).contains(WooProductId.of(17));
        assertThat(synced.pushedRevision()).isEqualTo(exported.revision());
        assertThat(synced.fingerprints()).isEqualTo(Map.of("name", "hash-1", "regular_price", "hash-2"));
        assertThat(synced.lastModifiedFields()).containsExactlyInAnyOrder("name", "regular_price");
        assertThat(synced.storeModifiedAt()).contains(NOW);
        assertThat(synced.lastExportedAt()).contains(NOW);
        assertThat(synced.dueAt()).isEmpty();
        assertThat(synced.pendingSince()).isEmpty();
        assertThat(synced.inFlightEpoch()).isEmpty();
        assertThat(synced.hasPendingChanges()).isFalse();
        assertThat(synced.fingerprintsProve()).isTrue();
    }

    @Test
    void whatHasArrivedOfAPushIsKnownBeforeTheRestFollows() {
        SyncRecord exported = inFlight(export(SHIRT).get(0));

        complete(lease(), pushed(exported, WooProductId.of(17)).with(new SyncOutcome.Remainder.Follows()));

        assertThat(due(Lane.FOLLOW_UP)).singleElement().satisfies(partly -> {
            assertThat(partly.pushedRevision()).isZero();
            assertThat(partly.fingerprints()).isEqualTo(Map.of("name", "hash-1", "regular_price", "hash-2"));
            assertThat(partly.fingerprintsProve()).isTrue();
        });
        assertThat(store().connectionsWithDueRecords(NOW)).contains(shop);
    }

    @Test
    void theNoteOfACreateIsReadBackWithItsRecord() {
        SyncRecord exported = export(SHIRT).get(0);

        complete(lease(), new SyncOutcome.Creating(exported.id(), exported.revision(), "SHIRT-1"));

        assertThat(record(SHIRT).createdSku()).contains("SHIRT-1");
        assertThat(due(Lane.BULK))
                .singleElement()
                .satisfies(due -> assertThat(due.createdSku()).contains("SHIRT-1"));
    }

    @Test
    void editDuringPushStaysDue() {
        SyncRecord exported = inFlight(export(SHIRT).get(0));
        capture(SHIRT);
        fold();

        Completion completion = complete(lease(), pushed(exported));

        assertThat(completion).isEqualTo(Completion.ACCEPTED_STILL_DUE);
        assertThat(record(SHIRT).status()).isEqualTo(SyncStatus.PENDING);
        assertThat(record(SHIRT).pushedRevision()).isEqualTo(exported.revision());
        assertThat(due(Lane.INTERACTIVE)).extracting(SyncRecord::productId).containsExactly(SHIRT);
    }

    @Test
    void exportDuringPushStaysDueInFull() {
        SyncRecord exported = inFlight(export(SHIRT).get(0));
        export(SHIRT);

        assertThat(complete(lease(), pushed(exported))).isEqualTo(Completion.ACCEPTED_STILL_DUE);
        assertThat(record(SHIRT).fingerprintsProve()).isFalse();
        assertThat(record(SHIRT).dueAt()).isPresent();
    }

    @Test
    void editDuringPushOfARecordWithAutoSyncOffIsPaused() {
        SyncRecord exported = inFlight(export(SHIRT).get(0));
        store().switchAutoSync(shop, List.of(SHIRT), false, NOW);
        capture(SHIRT);
        fold();

        assertThat(complete(lease(), pushed(exported))).isEqualTo(Completion.ACCEPTED);
        assertThat(record(SHIRT).status()).isEqualTo(SyncStatus.PAUSED);
        assertThat(record(SHIRT).dueAt()).isEmpty();
        assertThat(record(SHIRT).hasPendingChanges()).isTrue();
    }

    @Test
    void deletionDuringPushOfARecordWithAutoSyncOffStaysDue() {
        SyncRecord exported = inFlight(export(SHIRT).get(0));
        store().switchAutoSync(shop, List.of(SHIRT), false, NOW);
        store().capture(List.of(deletion(SHIRT)));
        fold();

        assertThat(complete(lease(), pushed(exported))).isEqualTo(Completion.ACCEPTED_STILL_DUE);
    }

    @Test
    void pushingNothingKeepsWhatTheLastPushSent() {
        SyncRecord before = synced(SHIRT);
        capture(SHIRT);
        fold();
        SyncRecord changed = record(SHIRT);
        SyncOutcome nothingSent = new SyncOutcome.Pushed(
                changed.id(),
                changed.revision(),
                wooProductOf(changed),
                Set.of(),
                changed.fingerprints(),
                Optional.empty(),
                NOW);

        assertThat(complete(lease(), nothingSent)).isEqualTo(Completion.ACCEPTED);

        SyncRecord after = record(SHIRT);
        assertThat(after.status()).isEqualTo(SyncStatus.SYNCED);
        assertThat(after.lastModifiedFields()).isEqualTo(before.lastModifiedFields());
        assertThat(after.storeModifiedAt()).isEqualTo(before.storeModifiedAt());
        assertThat(after.fingerprints()).isEqualTo(before.fingerprints());
    }

    @Test
    void aPushClearsErrorAndAttempts() {
        SyncRecord exported = export(SHIRT).get(0);
        Lease lease = lease();
        complete(lease, failed(exported, Optional.of(NOW)));

        complete(lease, pushed(exported));

        assertThat(record(SHIRT).error()).isEmpty();
        assertThat(record(SHIRT).attempts()).isZero();
    }

    @Test
    void whileInDoubtAPushIsRepeatedWhenTheDoubtEnds() {
        SyncRecord recovered = inDoubtUntil(after(MINUTE));
        Lease lease = lease();

        assertThat(complete(lease, pushed(recovered))).isEqualTo(Completion.ACCEPTED_STILL_DUE);

        SyncRecord synced = record(SHIRT);
        assertThat(synced.status()).isEqualTo(SyncStatus.SYNCED);
        assertThat(synced.doubtfulUntil()).contains(after(MINUTE));
        assertThat(synced.dueAt()).contains(after(MINUTE));
        assertThat(synced.fingerprintsProve()).isFalse();
    }

    @Test
    void aPushThatStartedAfterTheDoubtEndedClearsIt() {
        SyncRecord recovered = inDoubtUntil(after(MINUTE));

        SyncOutcome late = pushed(recovered, wooProductOf(recovered), after(MINUTE));
        assertThat(complete(lease(), late)).isEqualTo(Completion.ACCEPTED);

        assertThat(record(SHIRT).doubtfulUntil()).isEmpty();
        assertThat(record(SHIRT).dueAt()).isEmpty();
        assertThat(record(SHIRT).fingerprintsProve()).isTrue();
    }

    @Test
    void aFailureWithRetryIsDueThenAndCounts() {
        SyncRecord exported = inFlight(export(SHIRT).get(0));

        Completion completion = complete(lease(), failed(exported, Optional.of(after(MINUTE))));

        assertThat(completion).isEqualTo(Completion.ACCEPTED_STILL_DUE);
        SyncRecord failed = record(SHIRT);
        assertThat(failed.status()).isEqualTo(SyncStatus.ERROR);
        assertThat(failed.error()).contains(new SyncError("timeout", "The store did not answer."));
        assertThat(failed.attempts()).isEqualTo(1);
        assertThat(failed.dueAt()).contains(after(MINUTE));
        assertThat(failed.inFlightEpoch()).isEmpty();
        assertThat(due(Lane.BULK)).isEmpty();
        assertThat(due(Lane.BULK, after(MINUTE))).hasSize(1);
    }

    @Test
    void aFailureThatDoesNotCountLeavesTheAttempts() {
        SyncRecord exported = export(SHIRT).get(0);

        complete(lease(), failed(exported, Optional.of(NOW), false, Optional.empty()));

        assertThat(record(SHIRT).attempts()).isZero();
    }

    @Test
    void aFinalFailureIsNotDue() {
        SyncRecord exported = export(SHIRT).get(0);

        assertThat(complete(lease(), failed(exported, Optional.empty()))).isEqualTo(Completion.ACCEPTED);
        assertThat(record(SHIRT).dueAt()).isEmpty();
        assertThat(store().connectionsWithDueRecords(after(MINUTE))).doesNotContain(shop);
    }

    @Test
    void editDuringAPushThatFailsForGoodIsDueAtOnce() {
        SyncRecord exported = inFlight(export(SHIRT).get(0));
        capture(SHIRT);
        fold();

        assertThat(complete(lease(), failed(exported, Optional.empty()))).isEqualTo(Completion.ACCEPTED_STILL_DUE);
        assertThat(record(SHIRT).dueAt()).contains(NOW);
    }

    @Test
    void editDuringAPushThatIsRetriedWaitsForTheRetry() {
        SyncRecord exported = inFlight(export(SHIRT).get(0));
        capture(SHIRT);
        fold();

        complete(lease(), failed(exported, Optional.of(after(MINUTE))));

        assertThat(record(SHIRT).dueAt()).contains(after(MINUTE));
    }

    @Test
    void aDoubtfulFailureIsRemembered() {
        SyncRecord exported = export(SHIRT).get(0);
        Lease lease = lease();
        Instant longDoubt = after(MINUTE.multipliedBy(2));
        complete(lease, failed(exported, Optional.of(NOW), true, Optional.of(longDoubt)));

        complete(lease, failed(exported, Optional.of(NOW), true, Optional.of(after(MINUTE))));
        complete(lease, failed(exported, Optional.of(NOW)));

        assertThat(record(SHIRT).doubtfulUntil()).contains(longDoubt);
        assertThat(record(SHIRT).attempts()).isEqualTo(3);
    }

    @Test
    void aConflictIsShownAsOne() {
        SyncRecord exported = export(SHIRT).get(0);
        SyncError error = new SyncError("sku_taken", "Another product has this SKU.");

        complete(
                lease(),
                new SyncOutcome.Failed(
                        exported.id(),
                        exported.revision(),
                        SyncStatus.CONFLICT,
                        error,
                        Optional.empty(),
                        true,
                        Optional.empty()));

        assertThat(record(SHIRT).status()).isEqualTo(SyncStatus.CONFLICT);
        assertThat(record(SHIRT).error()).contains(error);
    }

    @Test
    void postponedWorkIsDueAsBefore() {
        SyncRecord exported = inFlight(export(SHIRT).get(0));

        Completion completion = complete(lease(), new SyncOutcome.Postponed(exported.id(), exported.revision()));

        assertThat(completion).isEqualTo(Completion.ACCEPTED_STILL_DUE);
        SyncRecord after = record(SHIRT);
        assertThat(after.toBuilder().updatedAt(exported.updatedAt()).build()).isEqualTo(exported);
    }

    @Test
    void anUnlinkedRecordIsPendingAndDueWithoutLinkAndFingerprints() {
        SyncRecord synced = synced(SHIRT);
        capture(SHIRT);
        fold();

        Completion completion = complete(lease(), new SyncOutcome.Unlinked(synced.id(), synced.revision() + 1));

        assertThat(completion).isEqualTo(Completion.ACCEPTED_STILL_DUE);
        SyncRecord unlinked = record(SHIRT);
        assertThat(unlinked.wooProductId()).isEmpty();
        assertThat(unlinked.fingerprints()).isEmpty();
        assertThat(unlinked.status()).isEqualTo(SyncStatus.PENDING);
        assertThat(unlinked.dueAt()).contains(NOW);
    }

    @Test
    void aFailedRecordThatIsUnlinkedIsPending() {
        SyncRecord exported = export(SHIRT).get(0);
        Lease lease = lease();
        complete(lease, failed(exported, Optional.of(NOW)));

        complete(lease, new SyncOutcome.Unlinked(exported.id(), exported.revision()));

        assertThat(record(SHIRT).status()).isEqualTo(SyncStatus.PENDING);
    }

    @Test
    void aRemovedRecordIsGone() {
        SyncRecord synced = synced(SHIRT);

        assertThat(complete(lease(), new SyncOutcome.Removed(synced.id(), synced.revision())))
                .isEqualTo(Completion.ACCEPTED);
        assertThat(store().find(shop, List.of(SHIRT))).isEmpty();
        assertThat(store().findByWooProducts(shop, List.of(wooProductOf(synced))))
                .isEmpty();
    }

    @Test
    void aRecordThatChangedWhileItWasRemovedStays() {
        synced(SHIRT);
        store().capture(List.of(deletion(SHIRT)));
        fold();
        SyncRecord toRemove = inFlight(record(SHIRT));
        capture(SHIRT);
        fold();

        assertThat(complete(lease(), new SyncOutcome.Removed(toRemove.id(), toRemove.revision())))
                .isEqualTo(Completion.ACCEPTED_STILL_DUE);
        assertThat(record(SHIRT).inFlightEpoch()).isEmpty();
        assertThat(due(Lane.INTERACTIVE)).hasSize(1);
    }

    @Test
    void aRemovedProductThatIsExportedAnewStartsOver() {
        SyncRecord synced = synced(SHIRT);
        complete(lease(), new SyncOutcome.Removed(synced.id(), synced.revision()));

        SyncRecord again = export(SHIRT).get(0);

        assertThat(again.revision()).isEqualTo(1);
        assertThat(again.wooProductId()).isEmpty();
    }

    @Test
    void anOutcomeOfARecordThatIsGoneSaysSo() {
        SyncRecord exported = export(SHIRT).get(0);
        SyncRecordId gone = new SyncRecordId(exported.id().value() + 1_000_000);

        assertThat(complete(lease(), new SyncOutcome.Postponed(gone, 1))).isEqualTo(Completion.RECORD_GONE);
    }

    @Test
    void oneCompletionPerOutcomeInTheirOrder() {
        List<SyncRecord> exported = export(shop, ALICE, products(4));
        SyncRecordId gone = new SyncRecordId(exported.get(3).id().value() + 1_000_000);
        List<SyncOutcome> outcomes = List.of(
                failed(exported.get(2), Optional.of(after(MINUTE))),
                new SyncOutcome.Postponed(gone, 1),
                pushed(exported.get(0)),
                new SyncOutcome.Removed(exported.get(3).id(), 1),
                pushed(exported.get(1)));

        assertThat(store().complete(lease(), outcomes, after(MINUTE), NOW))
                .containsExactly(
                        Completion.ACCEPTED_STILL_DUE,
                        Completion.RECORD_GONE,
                        Completion.ACCEPTED,
                        Completion.ACCEPTED,
                        Completion.ACCEPTED);
        assertThat(store().find(shop, products(4)))
                .extracting(SyncRecord::status)
                .containsExactlyInAnyOrder(SyncStatus.SYNCED, SyncStatus.SYNCED, SyncStatus.ERROR);
    }

    @Test
    void completingNothingDoesNothing() {
        assertThat(store().complete(lease(), List.of(), after(MINUTE), NOW)).isEmpty();
    }

    @Test
    void manyOutcomesAreStoredAtOnce() {
        List<SyncRecord> exported = export(shop, ALICE, products(400));
        List<SyncOutcome> outcomes = new ArrayList<>();
        exported.forEach(record -> outcomes.add(pushed(record)));

        assertThat(store().complete(lease(), outcomes, after(MINUTE), NOW))
                .hasSize(400)
                .containsOnly(Completion.ACCEPTED);
        assertThat(store().statistics(shop).count(SyncStatus.SYNCED)).isEqualTo(400);
    }

    // One product of the store, one record

    @Test
    void aStoreProductThatAnotherRecordHoldsIsAConflict() {
        List<SyncRecord> exported = export(SHIRT, SHOES);
        Lease lease = lease();
        complete(lease, pushed(exported.get(0), WooProductId.of(17)));

        assertThat(complete(lease, pushed(exported.get(1), WooProductId.of(17))))
                .isEqualTo(Completion.ACCEPTED);

        SyncRecord refused = record(SHOES);
        assertThat(refused.status()).isEqualTo(SyncStatus.CONFLICT);
        assertThat(refused.error().map(SyncError::code)).contains(RecordTransitions.LINK_TAKEN);
        assertThat(refused.wooProductId()).isEmpty();
        assertThat(store().findByWooProducts(shop, List.of(WooProductId.of(17))).values())
                .extracting(SyncRecord::productId)
                .containsExactly(SHIRT);
    }

    @Test
    void twoRecordsThatClaimOneStoreProductAtOnceDoNotSpoilTheOthers() {
        List<SyncRecord> exported = export(shop, ALICE, products(3));
        List<SyncOutcome> outcomes = List.of(
                pushed(exported.get(0), WooProductId.of(17)),
                pushed(exported.get(1), WooProductId.of(17)),
                pushed(exported.get(2), WooProductId.of(18)));

        store().complete(lease(), outcomes, after(MINUTE), NOW);

        assertThat(exported)
                .extracting(before -> record(before.productId()).status())
                .containsExactly(SyncStatus.SYNCED, SyncStatus.CONFLICT, SyncStatus.SYNCED);
    }

    @Test
    void aStoreProductWhoseRecordIsRemovedIsFree() {
        List<SyncRecord> exported = export(SHIRT, SHOES);
        Lease lease = lease();
        complete(lease, pushed(exported.get(1), WooProductId.of(17)));

        store().complete(
                        lease,
                        List.of(
                                new SyncOutcome.Removed(exported.get(1).id(), 1),
                                pushed(exported.get(0), WooProductId.of(17))),
                        after(MINUTE),
                        NOW);

        assertThat(record(SHIRT).wooProductId()).contains(WooProductId.of(17));
        assertThat(record(SHIRT).status()).isEqualTo(SyncStatus.SYNCED);
    }

    @Test
    void twoConnectionsMayHaveProductsOfTheSameNumber() {
        SyncRecord here = export(SHIRT).get(0);
        SyncRecord there = export(otherShop, ALICE, List.of(SHIRT)).get(0);

        complete(lease(), pushed(here, WooProductId.of(17)));
        complete(lease(otherShop), pushed(there, WooProductId.of(17)));

        assertThat(record(otherShop, SHIRT).status()).isEqualTo(SyncStatus.SYNCED);
    }

    // Steps

    private SyncRecord inFlight(SyncRecord record) {
        Lease lease = lease();
        store().markInFlight(lease, List.of(record.id()));
        store().releaseLease(lease);
        return record;
    }

    private SyncRecord inDoubtUntil(Instant doubtfulUntil) {
        SyncRecord exported = export(SHIRT).get(0);
        Lease lost = lease();
        store().markInFlight(lost, List.of(exported.id()));
        Lease lease = takeOver();
        store().recoverInFlight(shop, lease, doubtfulUntil, NOW);
        store().releaseLease(lease);
        return record(SHIRT);
    }
}
