package io.github.wooautosync.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.Capture;
import io.github.wooautosync.record.ChangeKind;
import io.github.wooautosync.record.Completion;
import io.github.wooautosync.record.ExportRegistration;
import io.github.wooautosync.record.Lease;
import io.github.wooautosync.record.SyncError;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What goes in comes out: odd ids, long values, any time. */
abstract class RoundTripContract extends ReadingContract {

    private static final List<String> ODD_IDS = List.of(
            "abc",
            "ABC",
            "Abc",
            "abc ",
            " abc",
            "äbc",
            "a\u0308bc",
            "straße",
            "strasse",
            "\uD83D\uDC55 shirt",
            "商品",
            "a'b\"c\\d",
            "100%",
            "10__",
            "null",
            "0",
            "00",
            "1e3",
            "'; drop table woo_product_sync; --");

    @Test
    void idsThatLookAlikeAreDifferentProducts() {
        List<ProductId> odd = ODD_IDS.stream().map(ProductId::of).toList();
        List<SyncRecord> exported = export(shop, ALICE, odd);

        assertThat(exported).extracting(SyncRecord::productId).containsExactlyElementsOf(odd);
        assertThat(exported).extracting(SyncRecord::id).doesNotHaveDuplicates();
        for (ProductId productId : odd) {
            assertThat(record(productId).productId()).isEqualTo(productId);
        }
    }

    @Test
    void aCaptureRaisesExactlyTheProductItNames() {
        List<ProductId> odd = ODD_IDS.stream().map(ProductId::of).toList();
        export(shop, ALICE, odd);

        for (ProductId productId : odd) {
            capture(productId);
            assertThat(store().capturedProducts(ALICE, odd)).containsExactly(productId);
            assertThat(fold().raised()).isEqualTo(Map.of(productId, 1));
        }
        assertThat(store().find(shop, odd)).extracting(SyncRecord::revision).containsOnly(2L);
    }

    @Test
    void ownersThatLookAlikeAreDifferentOwners() {
        export(shop, OwnerId.of("alice"), List.of(SHIRT));
        export(otherShop, OwnerId.of("ALICE"), List.of(SHIRT));
        store().capture(List.of(new Capture(Optional.of(OwnerId.of("alice ")), SHIRT, ChangeKind.PRODUCT, NOW)));

        assertThat(fold().raised()).isEmpty();
    }

    @Test
    void connectionsThatLookAlikeAreDifferentConnections() {
        ConnectionId lower = ConnectionId.of("a-shop");
        ConnectionId upper = ConnectionId.of("A-shop");
        export(lower, ALICE, List.of(SHIRT));

        assertThat(store().find(upper, List.of(SHIRT))).isEmpty();
        assertThat(store().connectionsWithDueRecords(NOW)).containsExactly(lower);
    }

    @Test
    void theLongestIdsHaveRoom() {
        ProductId product = ProductId.of("商".repeat(ProductId.MAXIMUM_LENGTH));
        OwnerId owner = OwnerId.of("ß".repeat(OwnerId.MAXIMUM_LENGTH));
        ConnectionId connection = ConnectionId.of("店".repeat(ConnectionId.MAXIMUM_LENGTH));

        SyncRecord record = export(connection, owner, List.of(product)).get(0);
        store().capture(List.of(new Capture(Optional.of(owner), product, ChangeKind.PRODUCT, NOW)));

        assertThat(record.ownerId()).isEqualTo(owner);
        assertThat(fold().raised()).isEqualTo(Map.of(product, 1));
        assertThat(record(connection, product).revision()).isEqualTo(2);
        assertThat(store().connectionsWithDueRecords(NOW)).containsExactly(connection);
    }

    @Test
    void timesKeepTheirMicroseconds() {
        List<Instant> times = List.of(
                Instant.parse("1970-01-01T00:00:00.000001Z"),
                Instant.parse("2026-03-29T01:59:59.999999Z"),
                Instant.parse("2026-03-29T02:30:00.000001Z"),
                Instant.parse("2026-10-25T00:30:00.654321Z"),
                Instant.parse("2026-10-25T01:30:00.654321Z"),
                Instant.parse("2199-12-31T23:59:59.999999Z"));
        SyncRecord exported = export(SHIRT).get(0);
        Lease lease = lease();

        for (Instant time : times) {
            complete(lease, failed(exported, Optional.of(time)));
            assertThat(record(SHIRT).dueAt()).contains(time);
        }
    }

    @Test
    void everyTimeOfARecordComesBack() {
        Instant exportedAt = Instant.parse("2026-03-29T02:30:00.123456Z");
        Instant storeTime = Instant.parse("2026-03-29T02:31:07Z");
        Instant completedAt = Instant.parse("2026-03-29T02:31:08.000009Z");
        ExportRegistration registration = new ExportRegistration(shop, ALICE, List.of(SHIRT), Set.of(), false);
        SyncRecord exported = store().registerExport(registration, exportedAt).get(0);
        SyncOutcome outcome = new SyncOutcome.Pushed(
                exported.id(),
                exported.revision(),
                wooProductOf(exported),
                Set.of("name"),
                Map.of(),
                Optional.of(storeTime),
                exportedAt);

        store().complete(lease(), List.of(outcome), completedAt, completedAt);

        SyncRecord record = record(SHIRT);
        assertThat(record.createdAt()).isEqualTo(exportedAt);
        assertThat(record.storeModifiedAt()).contains(storeTime);
        assertThat(record.lastExportedAt()).contains(completedAt);
        assertThat(record.updatedAt()).isEqualTo(completedAt);
    }

    @Test
    void manyFingerprintsComeBackInTheirOrder() {
        Map<String, String> fingerprints = new LinkedHashMap<>();
        Set<String> sentFields = new LinkedHashSet<>();
        for (int i = 0; i < 2500; i++) {
            fingerprints.put("meta:_field_\"ü\"_" + i, Integer.toHexString(i).repeat(40 / 2));
            sentFields.add("meta:_field_" + i);
        }
        SyncRecord exported = export(SHIRT).get(0);
        SyncOutcome outcome = new SyncOutcome.Pushed(
                exported.id(),
                exported.revision(),
                wooProductOf(exported),
                sentFields,
                fingerprints,
                Optional.empty(),
                NOW);

        complete(lease(), outcome);

        assertThat(fingerprints.toString().length()).isGreaterThan(100_000);
        assertThat(record(SHIRT).fingerprints()).isEqualTo(fingerprints);
        assertThat(record(SHIRT).fingerprints().keySet()).containsExactlyElementsOf(fingerprints.keySet());
        assertThat(record(SHIRT).lastModifiedFields()).isEqualTo(sentFields);
    }

    @Test
    void oddFieldsOfASelectionComeBack() {
        Set<String> fields = new LinkedHashSet<>(List.of("name", "COLOR", "größe", "a,b", "c\"d", "e\\f", "[g]", "商"));
        ExportRegistration registration = new ExportRegistration(shop, ALICE, List.of(SHIRT), fields, false);

        assertThat(store().registerExport(registration, NOW).get(0).exportedFields())
                .containsExactlyElementsOf(fields);
        assertThat(record(SHIRT).exportedFields()).containsExactlyElementsOf(fields);
    }

    @Test
    void theLongestErrorMessageHasRoom() {
        SyncError error = new SyncError("rest_invalid_param", "ü".repeat(SyncError.MAXIMUM_MESSAGE_LENGTH));

        complete(lease(), failure(export(SHIRT).get(0), error));

        assertThat(record(SHIRT).error()).contains(error);
    }

    @Test
    void whateverAStoreWritesIntoAnErrorIsStored() {
        List<SyncRecord> exported = export(SHIRT, SHOES);
        SyncError odd = new SyncError("c".repeat(400), "<b>\u0000\uFFFF \uD83D\uDC55 \uD83D unpaired\r\n");
        List<SyncOutcome> outcomes = List.of(failure(exported.get(0), odd), pushed(exported.get(1)));

        assertThat(store().complete(lease(), outcomes, after(MINUTE), NOW)).containsOnly(Completion.ACCEPTED);

        assertThat(record(SHIRT).status()).isEqualTo(SyncStatus.ERROR);
        assertThat(record(SHIRT).error().map(SyncError::message).orElse(""))
                .contains("<b>")
                .contains("unpaired");
    }

    private static SyncOutcome failure(SyncRecord record, SyncError error) {
        return new SyncOutcome.Failed(
                record.id(), record.revision(), SyncStatus.ERROR, error, Optional.empty(), true, Optional.empty());
    }
}
