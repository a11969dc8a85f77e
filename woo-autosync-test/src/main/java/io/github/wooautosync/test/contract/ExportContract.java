package io.github.wooautosync.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.DesiredState;
import io.github.wooautosync.record.ExportRegistration;
import io.github.wooautosync.record.Lane;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a person wants in a store. */
abstract class ExportContract extends FoldingContract {

    @Test
    void anExportCreatesARecordThatIsDueAtOnceInTheBulkLane() {
        SyncRecord record = export(SHIRT).get(0);

        assertThat(record.connectionId()).isEqualTo(shop);
        assertThat(record.productId()).isEqualTo(SHIRT);
        assertThat(record.ownerId()).isEqualTo(ALICE);
        assertThat(record.wooProductId()).isEmpty();
        assertThat(record.status()).isEqualTo(SyncStatus.PENDING);
        assertThat(record.desiredState()).isEqualTo(DesiredState.PRESENT);
        assertThat(record.lane()).isEqualTo(Lane.BULK);
        assertThat(record.revision()).isEqualTo(1);
        assertThat(record.pushedRevision()).isZero();
        assertThat(record.requestedRevision()).isEqualTo(1);
        assertThat(record.fullPushRevision()).isEqualTo(1);
        assertThat(record.dueAt()).contains(NOW);
        assertThat(record.pendingSince()).contains(NOW);
        assertThat(record.inFlightEpoch()).isEmpty();
        assertThat(record.doubtfulUntil()).isEmpty();
        assertThat(record.attempts()).isZero();
        assertThat(record.error()).isEmpty();
        assertThat(record.autoSync()).isTrue();
        assertThat(record.fingerprints()).isEmpty();
        assertThat(record.createdAt()).isEqualTo(NOW);
        assertThat(record(SHIRT)).isEqualTo(record);
    }

    @Test
    void theAnswerKeepsTheOrderOfTheProductIds() {
        export(SHOES);
        List<ProductId> ids = List.of(ProductId.of("z"), SHOES, ProductId.of("a"), SHIRT);

        assertThat(export(shop, ALICE, ids)).extracting(SyncRecord::productId).containsExactlyElementsOf(ids);
    }

    @Test
    void exportingNothingDoesNothing() {
        assertThat(export(shop, ALICE, List.of())).isEmpty();
    }

    @Test
    void aSecondExportKeepsTheRecordAndAsksForAFullPush() {
        SyncRecord before = synced(SHIRT);

        SyncRecord again = export(SHIRT).get(0);

        assertThat(again.id()).isEqualTo(before.id());
        assertThat(again.revision()).isEqualTo(before.revision() + 1);
        assertThat(again.requestedRevision()).isEqualTo(again.revision());
        assertThat(again.fullPushRevision()).isEqualTo(again.revision());
        assertThat(again.fingerprintsProve()).isFalse();
        assertThat(again.status()).isEqualTo(SyncStatus.PENDING);
        assertThat(again.dueAt()).contains(NOW);
        assertThat(again.wooProductId()).isEqualTo(before.wooProductId());
        assertThat(again.fingerprints()).isEqualTo(before.fingerprints());
        assertThat(record(SHIRT)).isEqualTo(again);
    }

    @Test
    void aPartialExportTrustsFingerprints() {
        SyncRecord before = synced(SHIRT);

        SyncRecord again = register(Set.of("name"), true);

        assertThat(again.requestedRevision()).isEqualTo(again.revision());
        assertThat(again.fullPushRevision()).isEqualTo(before.fullPushRevision());
        assertThat(again.fingerprintsProve()).isTrue();
    }

    @Test
    void aFullExportReplacesTheSelectionAndAPartialOneAddsToIt() {
        assertThat(register(Set.of("name", "sku"), false).exportedFields()).containsExactlyInAnyOrder("name", "sku");
        assertThat(register(Set.of("price"), true).exportedFields()).containsExactlyInAnyOrder("name", "sku", "price");
        assertThat(register(Set.of("name"), false).exportedFields()).containsExactly("name");
        assertThat(register(Set.of(), true).exportedFields()).isEmpty();
        assertThat(register(Set.of("name"), true).exportedFields()).isEmpty();
        assertThat(record(SHIRT).exportedFields()).isEmpty();
    }

    @Test
    void aRecordThatIsDueInTheInteractiveLaneStaysInIt() {
        synced(SHIRT);
        capture(SHIRT);
        fold();

        assertThat(export(SHIRT).get(0).lane()).isEqualTo(Lane.INTERACTIVE);
    }

    @Test
    void aRecordThatIsInStepIsExportedInTheBulkLane() {
        synced(SHIRT);
        capture(SHIRT);
        fold();
        SyncRecord changed = record(SHIRT);
        complete(lease(), pushed(changed));

        assertThat(export(SHIRT).get(0).lane()).isEqualTo(Lane.BULK);
    }

    @Test
    void anExportWakesAFinalErrorWithAFreshCount() {
        SyncRecord exported = export(SHIRT).get(0);
        complete(lease(), failed(exported, Optional.empty()));

        SyncRecord again = export(SHIRT).get(0);

        assertThat(again.status()).isEqualTo(SyncStatus.PENDING);
        assertThat(again.attempts()).isZero();
        assertThat(again.dueAt()).contains(NOW);
    }

    @Test
    void anExportWantsADeletedProductPresentAgain() {
        synced(SHIRT);
        store().capture(List.of(deletion(SHIRT)));
        fold();

        assertThat(export(SHIRT).get(0).desiredState()).isEqualTo(DesiredState.PRESENT);
    }

    @Test
    void eachConnectionHasItsOwnRecord() {
        SyncRecord here = export(shop, ALICE, List.of(SHIRT)).get(0);
        SyncRecord there = export(otherShop, ALICE, List.of(SHIRT)).get(0);

        assertThat(here.id()).isNotEqualTo(there.id());
        assertThat(record(otherShop, SHIRT)).isEqualTo(there);
    }

    @Test
    void anExportDuringThePushKeepsTheMark() {
        SyncRecord exported = export(SHIRT).get(0);
        store().markInFlight(lease(), List.of(exported.id()));

        assertThat(export(SHIRT).get(0).inFlightEpoch()).isPresent();
        assertThat(due(Lane.BULK)).isEmpty();
    }

    private SyncRecord register(Set<String> fields, boolean partial) {
        return store().registerExport(new ExportRegistration(shop, ALICE, List.of(SHIRT), fields, partial), NOW)
                .get(0);
    }

    @Test
    void anExportThatNobodyStartedCanBeTakenBack() {
        SyncRecord exported = export(SHIRT).get(0);

        assertThat(store().withdrawExport(shop, Map.of(SHIRT, exported.revision(), SHOES, 1L)))
                .containsExactly(SHIRT);

        assertThat(store().find(shop, List.of(SHIRT))).isEmpty();
    }

    @Test
    void theExportOfAProductThatTheStoreHasIsNotTakenBack() {
        synced(SHIRT);
        SyncRecord exported = export(SHIRT).get(0);

        assertThat(store().withdrawExport(shop, Map.of(SHIRT, exported.revision())))
                .isEmpty();

        assertThat(record(SHIRT)).isEqualTo(exported);
    }

    @Test
    void anExportThatIsInFlightOrWasFollowedByAChangeIsNotTakenBack() {
        SyncRecord shirt = export(SHIRT).get(0);
        SyncRecord shoes = export(SHOES).get(0);
        store().markInFlight(lease(), List.of(shirt.id()));
        store().capture(List.of(change(SHOES)));
        fold();

        assertThat(store().withdrawExport(shop, Map.of(SHIRT, shirt.revision(), SHOES, shoes.revision())))
                .isEmpty();

        assertThat(store().find(shop, List.of(SHIRT, SHOES))).hasSize(2);
    }
}
