package io.github.wooautosync.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.record.Capture;
import io.github.wooautosync.record.ChangeKind;
import io.github.wooautosync.record.DueQuery;
import io.github.wooautosync.record.Lane;
import io.github.wooautosync.record.Lease;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordId;
import io.github.wooautosync.record.SyncRecordPage;
import io.github.wooautosync.record.SyncStatistics;
import io.github.wooautosync.record.SyncStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the engine looks for and what people look at. */
abstract class ReadingContract extends CompletionContract {

    @Test
    void dueRecordsComeEarliestFirst() {
        List<SyncRecord> exported = export(shop, ALICE, products(3));
        Lease lease = lease();
        for (int i = 0; i < 3; i++) {
            complete(lease, failed(exported.get(i), Optional.of(NOW.minusSeconds(i))));
        }

        assertThat(due(Lane.BULK))
                .extracting(SyncRecord::id)
                .containsExactly(
                        exported.get(2).id(),
                        exported.get(1).id(),
                        exported.get(0).id());
    }

    @Test
    void dueRecordsCarryEverything() {
        synced(SHIRT);
        SyncRecord exported = export(SHIRT).get(0);

        assertThat(due(Lane.BULK)).containsExactly(exported);
        assertThat(exported.fingerprints()).isNotEmpty();
    }

    @Test
    void recordsThatAreDueLaterAreNotDueNow() {
        SyncRecord exported = export(SHIRT).get(0);
        complete(lease(), failed(exported, Optional.of(NOW.plus(Duration.ofNanos(1000)))));

        assertThat(due(Lane.BULK)).isEmpty();
        assertThat(store().connectionsWithDueRecords(NOW)).doesNotContain(shop);
        assertThat(store().connectionsWithDueRecords(NOW.plus(Duration.ofNanos(1000))))
                .contains(shop);
    }

    @Test
    void noMoreThanTheLimitIsRead() {
        export(shop, ALICE, products(5));

        assertThat(store().dueRecords(new DueQuery(shop, Lane.BULK, DueQuery.Scope.EVERYTHING, 3), NOW))
                .hasSize(3);
    }

    @Test
    void theLanesAreSeparate() {
        synced(SHIRT);
        capture(SHIRT);
        fold();
        export(SHOES);

        assertThat(due(Lane.INTERACTIVE)).extracting(SyncRecord::productId).containsExactly(SHIRT);
        assertThat(due(Lane.BULK)).extracting(SyncRecord::productId).containsExactly(SHOES);
        assertThat(store().connectionsWithDueRecords(NOW)).contains(shop);
    }

    @Test
    void whileAutoSyncOfTheConnectionIsOffOnlyExportsAndRemovalsAreRead() {
        ProductId removed = ProductId.of("removed");
        synced(SHIRT);
        synced(SHOES);
        synced(removed);
        store().capture(List.of(change(SHIRT), change(SHOES), deletion(removed)));
        fold();
        export(SHOES);

        assertThat(store().dueRecords(new DueQuery(shop, Lane.INTERACTIVE, DueQuery.Scope.REQUESTED, 100), NOW))
                .extracting(SyncRecord::productId)
                .containsExactlyInAnyOrder(SHOES, removed);
    }

    @Test
    void whileAutoSyncOfTheConnectionIsOffDoubtsAreStillSettled() {
        SyncRecord exported = export(SHIRT).get(0);
        Lease lease = lease();
        store().markInFlight(lease, List.of(exported.id()));
        store().releaseLease(lease);
        Lease next = lease();
        store().recoverInFlight(shop, next, after(MINUTE), NOW);
        complete(next, pushed(record(SHIRT)));

        assertThat(store().dueRecords(
                                new DueQuery(shop, record(SHIRT).lane(), DueQuery.Scope.REQUESTED, 100), after(MINUTE)))
                .extracting(SyncRecord::productId)
                .containsExactly(SHIRT);
    }

    @Test
    void whileTheStoreCannotBeUsedOnlyRemovalsAreRead() {
        ProductId removed = ProductId.of("removed");
        synced(SHIRT);
        synced(SHOES);
        synced(removed);
        store().capture(List.of(change(SHIRT), deletion(removed)));
        fold();
        export(SHOES);

        assertThat(store().dueRecords(new DueQuery(shop, Lane.INTERACTIVE, DueQuery.Scope.REMOVALS, 100), NOW))
                .extracting(SyncRecord::productId)
                .containsExactly(removed);
    }

    @Test
    void onlyConnectionsWithDueRecordsAreNamed() {
        export(shop, ALICE, List.of(SHIRT));
        SyncRecord there = export(otherShop, ALICE, List.of(SHIRT)).get(0);
        complete(lease(otherShop), pushed(there));

        assertThat(store().connectionsWithDueRecords(NOW)).containsExactly(shop);
    }

    @Test
    void recordsAreFoundByProduct() {
        List<SyncRecord> exported = export(SHIRT, SHOES);
        export(otherShop, ALICE, List.of(SHIRT));

        assertThat(store().find(shop, List.of(SHOES, ProductId.of("unknown"), SHIRT)))
                .containsExactlyInAnyOrderElementsOf(exported);
        assertThat(store().find(shop, List.of(SHIRT, SHIRT))).hasSize(1);
        assertThat(store().find(shop, List.of())).isEmpty();
    }

    @Test
    void recordsAreFoundByTheirProductInTheStore() {
        SyncRecord synced = synced(SHIRT);
        WooProductId linked = wooProductOf(synced);
        WooProductId unknown = WooProductId.of(1);

        assertThat(store().findByWooProducts(shop, List.of(linked, unknown)))
                .hasSize(1)
                .containsEntry(linked, synced);
        assertThat(store().findByWooProducts(otherShop, List.of(linked))).isEmpty();
        assertThat(store().findByWooProducts(shop, List.of())).isEmpty();
    }

    @Test
    void thePagesOfAListHoldEveryRecordOnceInTheOrderOfIds() {
        export(otherShop, ALICE, products(3));
        List<SyncRecord> exported = new ArrayList<>(export(shop, ALICE, products(7)));
        exported.sort(Comparator.comparing(SyncRecord::id));

        List<SyncRecord> listed = new ArrayList<>();
        Optional<SyncRecordId> after = Optional.empty();
        do {
            SyncRecordPage page = store().list(shop, Optional.empty(), after, 3);
            listed.addAll(page.records());
            after = page.next();
        } while (after.isPresent());

        assertThat(listed).isEqualTo(exported);
    }

    @Test
    void aLastPageThatIsFullHasNoNext() {
        export(shop, ALICE, products(3));

        assertThat(store().list(shop, Optional.empty(), Optional.empty(), 3).next())
                .isEmpty();
        assertThat(store().list(otherShop, Optional.empty(), Optional.empty(), 3)
                        .records())
                .isEmpty();
    }

    @Test
    void aListMayBeOfOneStatus() {
        List<SyncRecord> exported = export(shop, ALICE, products(3));
        complete(lease(), pushed(exported.get(1)));

        assertThat(store().list(shop, Optional.of(SyncStatus.SYNCED), Optional.empty(), 10)
                        .records())
                .extracting(SyncRecord::id)
                .containsExactly(exported.get(1).id());
        assertThat(store().list(
                                shop,
                                Optional.of(SyncStatus.PENDING),
                                Optional.of(exported.get(0).id()),
                                10)
                        .records())
                .extracting(SyncRecord::id)
                .containsExactly(exported.get(2).id());
    }

    @Test
    void statisticsCountTheRecordsOfOneConnection() {
        List<SyncRecord> exported = export(shop, ALICE, products(4));
        export(otherShop, ALICE, products(2));
        Lease lease = lease();
        store().complete(
                        lease,
                        List.of(
                                pushed(exported.get(0)),
                                pushed(exported.get(1)),
                                failed(exported.get(2), Optional.empty())),
                        after(MINUTE),
                        after(MINUTE));

        SyncStatistics statistics = store().statistics(shop);

        assertThat(statistics.count(SyncStatus.SYNCED)).isEqualTo(2);
        assertThat(statistics.count(SyncStatus.ERROR)).isEqualTo(1);
        assertThat(statistics.count(SyncStatus.PENDING)).isEqualTo(1);
        assertThat(statistics.count(SyncStatus.CONFLICT)).isZero();
        assertThat(statistics.total()).isEqualTo(4);
        assertThat(statistics.oldestPendingChange()).contains(NOW);
        assertThat(store().oldestPendingChange(shop)).contains(NOW);
    }

    @Test
    void statisticsCountWhatIsCapturedAsPending() {
        List<SyncRecord> exported = export(shop, ALICE, products(4));
        Lease lease = lease();
        exported.forEach(record -> complete(lease, pushed(record)));
        ProductId switchedOff = exported.get(3).productId();
        store().switchAutoSync(shop, List.of(switchedOff), false, after(MINUTE));
        ProductId edited = exported.get(0).productId();

        store().capture(List.of(
                capturedAt(after(MINUTE), edited, ALICE),
                capturedAt(after(MINUTE.multipliedBy(2)), edited, ALICE),
                capturedAt(NOW, exported.get(1).productId(), BOB),
                capturedAt(NOW, switchedOff, ALICE),
                capturedAt(NOW, ProductId.of("never exported"), ALICE)));

        SyncStatistics statistics = store().statistics(shop);
        assertThat(statistics.count(SyncStatus.PENDING)).isEqualTo(1);
        assertThat(statistics.count(SyncStatus.SYNCED)).isEqualTo(3);
        assertThat(statistics.total()).isEqualTo(4);
        assertThat(statistics.oldestPendingChange()).contains(after(MINUTE));
    }

    @Test
    void anUnknownConnectionHasEmptyStatistics() {
        SyncStatistics statistics = store().statistics(shop);

        assertThat(statistics.total()).isZero();
        assertThat(statistics.oldestPendingChange()).isEmpty();
        assertThat(store().oldestPendingChange(shop)).isEmpty();
    }

    @Test
    void aRetryMakesFailedRecordsDueWithAFreshCount() {
        List<SyncRecord> exported = export(shop, ALICE, products(3));
        Lease lease = lease();
        complete(lease, failed(exported.get(0), Optional.empty()));
        complete(lease, failed(exported.get(1), Optional.of(after(MINUTE))));
        complete(lease, pushed(exported.get(2)));

        assertThat(store().retry(shop, List.of(), NOW)).isEqualTo(2);

        assertThat(due(Lane.BULK)).hasSize(2).allMatch(record -> record.attempts() == 0);
        assertThat(store().statistics(shop).count(SyncStatus.PENDING)).isEqualTo(2);
        assertThat(record(exported.get(2).productId()).status()).isEqualTo(SyncStatus.SYNCED);
    }

    @Test
    void aRetryExportsAnewWhatTheStoreHasWithAWarning() {
        List<SyncRecord> exported = export(shop, ALICE, products(2));
        Lease lease = lease();
        complete(lease, warned(exported.get(0), "image_failed", Optional.empty()));
        complete(lease, pushed(exported.get(1)));

        assertThat(store().retry(shop, List.of(), NOW)).isEqualTo(1);

        SyncRecord retried = record(exported.get(0).productId());
        assertThat(retried.status()).isEqualTo(SyncStatus.PENDING);
        assertThat(retried.dueAt()).contains(NOW);
        assertThat(retried.attempts()).isZero();
        assertThat(retried.isExportPending()).isTrue();
        assertThat(retried.fingerprintsProve()).isFalse();
        assertThat(record(exported.get(1).productId()).dueAt()).isEmpty();
    }

    @Test
    void whoWaitsWithAWarningCanBeWoken() {
        List<SyncRecord> exported = export(shop, ALICE, products(4));
        Lease lease = lease();
        complete(lease, warned(exported.get(0), "linked_product_missing", Optional.of(after(MINUTE))));
        complete(lease, warned(exported.get(1), "linked_product_missing", Optional.empty()));
        complete(lease, warned(exported.get(2), "image_failed", Optional.of(after(MINUTE))));
        complete(lease, pushed(exported.get(3)));

        assertThat(store().wakeWarned(otherShop, "linked_product_missing", NOW)).isZero();
        assertThat(store().wakeWarned(shop, "linked_product_missing", NOW)).isEqualTo(1);
        assertThat(store().wakeWarned(shop, "linked_product_missing", NOW)).isZero();

        assertThat(due(Lane.BULK))
                .extracting(SyncRecord::id)
                .containsExactly(exported.get(0).id());
        assertThat(record(exported.get(0).productId()).warning()).isPresent();
    }

    @Test
    void aRetryMayNameItsProducts() {
        List<SyncRecord> exported = export(SHIRT, SHOES);
        Lease lease = lease();
        exported.forEach(record -> complete(lease, failed(record, Optional.empty())));

        assertThat(store().retry(shop, List.of(SHIRT), NOW)).isEqualTo(1);
        assertThat(store().retry(otherShop, List.of(), NOW)).isZero();

        assertThat(record(SHIRT).status()).isEqualTo(SyncStatus.PENDING);
        assertThat(record(SHOES).status()).isEqualTo(SyncStatus.ERROR);
    }

    @Test
    void deleteForgetsTheNamedProductsOfOneConnection() {
        SyncRecord synced = synced(SHIRT);
        export(SHOES);
        export(otherShop, ALICE, List.of(SHIRT));

        assertThat(store().delete(shop, List.of(SHIRT))).isEqualTo(1);

        assertThat(store().find(shop, List.of(SHIRT, SHOES)))
                .extracting(SyncRecord::productId)
                .containsExactly(SHOES);
        assertThat(store().findByWooProducts(shop, List.of(wooProductOf(synced))))
                .isEmpty();
        assertThat(store().find(otherShop, List.of(SHIRT))).hasSize(1);
        assertThat(store().delete(shop, List.of(SHIRT))).isZero();
        assertThat(store().delete(shop, List.of())).isZero();
    }

    @Test
    void anOutcomeThatArrivesAfterDeleteFindsNothing() {
        SyncRecord exported = export(SHIRT).get(0);
        Lease lease = lease();
        store().markInFlight(lease, List.of(exported.id()));
        store().delete(shop, List.of(SHIRT));

        store().complete(lease, List.of(pushed(exported)), after(MINUTE), NOW);

        assertThat(store().find(shop, List.of(SHIRT))).isEmpty();
        assertThat(store().hasRecordsInFlight(shop)).isFalse();
    }

    @Test
    void deleteAllForgetsOneConnectionAndNoOther() {
        SyncRecord synced = synced(SHIRT);
        export(SHOES);
        export(otherShop, ALICE, List.of(SHIRT));

        assertThat(store().deleteAll(shop)).isEqualTo(2);

        assertThat(store().find(shop, List.of(SHIRT, SHOES))).isEmpty();
        assertThat(store().findByWooProducts(shop, List.of(wooProductOf(synced))))
                .isEmpty();
        assertThat(store().connectionsWithDueRecords(NOW)).containsExactly(otherShop);
        assertThat(store().deleteAll(shop)).isZero();
    }

    @Test
    void deleteAllDoesNotLowerTheEpochOfTheLease() {
        export(SHIRT);
        Lease before = lease();
        store().deleteAll(shop);
        store().releaseLease(before);

        assertThat(lease().epoch()).isGreaterThan(before.epoch());
    }

    @Test
    void anOutcomeThatArrivesAfterDeleteAllFindsNothing() {
        SyncRecord exported = export(SHIRT).get(0);
        Lease lease = lease();
        store().deleteAll(shop);

        SyncOutcome late = pushed(exported);
        store().complete(lease, List.of(late), after(MINUTE), NOW);

        assertThat(store().find(shop, List.of(SHIRT))).isEmpty();
    }

    @Test
    void aCaptureAfterDeleteAllRaisesNothing() {
        export(SHIRT);
        store().deleteAll(shop);
        capture(SHIRT);

        assertThat(fold().raised()).isEmpty();
        assertThat(store().capturedProducts(ALICE, Set.of(SHIRT))).isEmpty();
    }

    private static Capture capturedAt(Instant at, ProductId productId, OwnerId ownerId) {
        return new Capture(Optional.of(ownerId), productId, ChangeKind.PRODUCT, at);
    }
}
