package io.github.wooautosync.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.record.Completion;
import io.github.wooautosync.record.Lane;
import io.github.wooautosync.record.Lease;
import io.github.wooautosync.record.LinkRegistration;
import io.github.wooautosync.record.LinkRegistration.ProductLink;
import io.github.wooautosync.record.RecordTransitions;
import io.github.wooautosync.record.SyncError;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Removals that wait for a person, and links that a person makes. */
abstract class RemovalAndLinkContract extends RoundTripContract {

    private static final Map<String, String> SKU = Map.of("sku", "hash-of-sku");

    @Test
    void aDeferredRecordIsDueLater() {
        SyncRecord exported = export(SHIRT).get(0);

        Completion completion =
                complete(lease(), new SyncOutcome.Deferred(exported.id(), exported.revision(), after(MINUTE)));

        assertThat(completion).isEqualTo(Completion.ACCEPTED_STILL_DUE);
        assertThat(due(Lane.BULK)).isEmpty();
        assertThat(due(Lane.BULK, after(MINUTE))).hasSize(1);
        assertThat(record(SHIRT).status()).isEqualTo(SyncStatus.PENDING);
    }

    @Test
    void aDeferredRecordThatChangedMeanwhileIsDueAtOnce() {
        SyncRecord synced = synced(SHIRT);
        capture(SHIRT);
        fold();

        complete(lease(), new SyncOutcome.Deferred(synced.id(), synced.revision(), after(MINUTE)));

        assertThat(due(Lane.INTERACTIVE)).hasSize(1);
    }

    @Test
    void aRemovalThatWasOvertakenAsksForAFullPush() {
        SyncRecord synced = synced(SHIRT);
        assertThat(synced.fingerprintsProve()).isTrue();
        capture(SHIRT);
        fold();

        complete(lease(), new SyncOutcome.Removed(synced.id(), synced.revision()));

        assertThat(record(SHIRT).fingerprintsProve()).isFalse();
        assertThat(record(SHIRT).fingerprints()).isEqualTo(synced.fingerprints());
    }

    @Test
    void confirmedRemovalsAreDueAtOnceAndMarked() {
        SyncRecord shirt = synced(SHIRT);
        SyncRecord shoes = synced(SHOES);
        Lease lease = lease();
        complete(lease, held(shirt));
        complete(lease, failed(shoes, Optional.empty()));

        assertThat(store().confirmRemovals(shop, NOW)).isEqualTo(1);

        SyncRecord confirmed = record(SHIRT);
        assertThat(RecordTransitions.isRemovalHeld(confirmed)).isFalse();
        assertThat(RecordTransitions.isRemovalConfirmed(confirmed)).isTrue();
        assertThat(confirmed.status()).isEqualTo(SyncStatus.PENDING);
        assertThat(confirmed.dueAt()).contains(NOW);
        assertThat(confirmed.wooProductId()).isEqualTo(shirt.wooProductId());
        assertThat(record(SHOES).status()).isEqualTo(SyncStatus.ERROR);
        assertThat(store().confirmRemovals(shop, NOW)).as("once is enough").isZero();
    }

    @Test
    void aFailureKeepsTheConfirmationAndAPushTakesItBack() {
        SyncRecord shirt = synced(SHIRT);
        Lease lease = lease();
        complete(lease, held(shirt));
        store().confirmRemovals(shop, NOW);

        complete(lease, failed(record(SHIRT), Optional.of(NOW)));
        assertThat(RecordTransitions.isRemovalConfirmed(record(SHIRT))).isTrue();

        complete(lease, pushed(record(SHIRT)));
        assertThat(RecordTransitions.isRemovalConfirmed(record(SHIRT))).isFalse();
    }

    @Test
    void confirmingIsForOneConnection() {
        SyncRecord shirt = synced(SHIRT);
        complete(lease(), held(shirt));

        assertThat(store().confirmRemovals(otherShop, NOW)).isZero();
        assertThat(RecordTransitions.isRemovalHeld(record(SHIRT))).isTrue();
    }

    @Test
    void aLinkMakesARecordThatIsNotDue() {
        assertThat(link(SHIRT, 17)).containsExactly(SHIRT);

        SyncRecord linked = record(SHIRT);
        assertThat(linked.wooProductId()).contains(WooProductId.of(17));
        assertThat(linked.ownerId()).isEqualTo(ALICE);
        assertThat(linked.status()).isEqualTo(SyncStatus.SYNCED);
        assertThat(linked.dueAt()).isEmpty();
        assertThat(linked.fingerprints()).isEqualTo(SKU);
        assertThat(linked.hasPendingChanges()).isFalse();
        assertThat(linked.isExportPending()).isFalse();
        assertThat(linked.fingerprintsProve()).isFalse();
        assertThat(linked.lastExportedAt()).isEmpty();
        assertThat(linked.warning().map(SyncError::code)).contains(RecordTransitions.LINKED_NOT_PUSHED);
        assertThat(store().connectionsWithDueRecords(NOW)).isEmpty();
        assertThat(store().findByWooProducts(shop, List.of(WooProductId.of(17))))
                .hasSize(1);
    }

    @Test
    void aLinkedRecordIsDueWhenItsProductChanges() {
        link(SHIRT, 17);
        capture(SHIRT);
        fold();

        assertThat(due(Lane.INTERACTIVE)).extracting(SyncRecord::productId).containsExactly(SHIRT);
        SyncRecord due = record(SHIRT);
        complete(lease(), pushed(due));
        assertThat(record(SHIRT).warning()).isEmpty();
        assertThat(record(SHIRT).fingerprintsProve()).isTrue();
    }

    @Test
    void linkingTwiceChangesNothing() {
        link(SHIRT, 17);
        SyncRecord before = record(SHIRT);

        assertThat(link(SHIRT, 17)).isEmpty();
        assertThat(link(SHIRT, 18)).as("another product").isEmpty();

        assertThat(record(SHIRT)).isEqualTo(before);
    }

    @Test
    void aProductOfTheStoreIsNotTakenFromItsRecord() {
        link(SHIRT, 17);

        assertThat(link(SHOES, 17)).isEmpty();

        assertThat(store().find(shop, List.of(SHOES))).isEmpty();
    }

    @Test
    void ofTwoLinksToOneProductOfTheStoreTheFirstCounts() {
        Set<ProductId> linked = store().registerLinks(
                        registration(
                                shop,
                                ALICE,
                                new ProductLink(SHIRT, WooProductId.of(17), SKU),
                                new ProductLink(SHOES, WooProductId.of(17), SKU)),
                        NOW);

        assertThat(linked).containsExactly(SHIRT);
    }

    @Test
    void whatFailedBeforeIsLinkedAndNoErrorAnyMore() {
        SyncRecord exported = export(SHIRT).get(0);
        complete(lease(), failed(exported, Optional.empty()));

        assertThat(link(SHIRT, 17)).containsExactly(SHIRT);

        assertThat(record(SHIRT).error()).isEmpty();
        assertThat(record(SHIRT).status()).isEqualTo(SyncStatus.SYNCED);
        assertThat(record(SHIRT).attempts()).isZero();
        assertThat(record(SHIRT).id()).isEqualTo(exported.id());
    }

    @Test
    void anExportThatWaitsStaysDueAndBecomesAnUpdate() {
        export(SHIRT);

        link(SHIRT, 17);

        assertThat(due(Lane.BULK)).hasSize(1);
        assertThat(record(SHIRT).wooProductId()).contains(WooProductId.of(17));
        assertThat(record(SHIRT).fingerprintsProve()).isFalse();
    }

    @Test
    void whatIsInFlightOrOfAnotherOwnerIsNotLinked() {
        SyncRecord exported = export(SHIRT).get(0);
        store().markInFlight(lease(), List.of(exported.id()));
        export(SHOES);

        assertThat(link(SHIRT, 17)).isEmpty();
        assertThat(store().registerLinks(
                                registration(shop, BOB, new ProductLink(SHOES, WooProductId.of(18), SKU)), NOW))
                .isEmpty();
        assertThat(record(SHIRT).wooProductId()).isEmpty();
        assertThat(record(SHOES).wooProductId()).isEmpty();
    }

    @Test
    void manyLinksAtOnce() {
        List<ProductId> ids = products(1500);
        LinkRegistration registration = new LinkRegistration(
                shop,
                ALICE,
                ids.stream()
                        .map(id -> new ProductLink(id, WooProductId.of(Long.parseLong(id.value()) + 5000), SKU))
                        .toList(),
                Set.of("name", "sku"));

        assertThat(store().registerLinks(registration, NOW)).hasSize(1500);

        assertThat(store().find(shop, ids))
                .hasSize(1500)
                .allMatch(record -> record.fingerprints().equals(SKU))
                .allMatch(record -> record.exportedFields().equals(Set.of("name", "sku")));
        assertThat(store().registerLinks(registration, NOW)).isEmpty();
    }

    private Set<ProductId> link(ProductId productId, long wooProductId) {
        return store().registerLinks(
                        registration(shop, ALICE, new ProductLink(productId, WooProductId.of(wooProductId), SKU)), NOW);
    }

    private static LinkRegistration registration(ConnectionId connection, OwnerId owner, ProductLink... links) {
        return new LinkRegistration(connection, owner, List.of(links), Set.of());
    }

    private static SyncOutcome.Failed held(SyncRecord record) {
        return new SyncOutcome.Failed(
                record.id(),
                record.revision(),
                SyncStatus.ERROR,
                new SyncError(RecordTransitions.REMOVAL_HELD, "too many at once"),
                Optional.of(after(MINUTE)),
                false,
                Optional.empty());
    }
}
