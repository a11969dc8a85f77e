package io.github.wooautosync.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.record.Capture;
import io.github.wooautosync.record.ChangeKind;
import io.github.wooautosync.record.Completion;
import io.github.wooautosync.record.DueQuery;
import io.github.wooautosync.record.ExportRegistration;
import io.github.wooautosync.record.FoldResult;
import io.github.wooautosync.record.Lane;
import io.github.wooautosync.record.Lease;
import io.github.wooautosync.record.LeaseKey;
import io.github.wooautosync.record.SyncError;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordStore;
import io.github.wooautosync.record.SyncStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** What every contract of record stores needs: an empty store, and the engine's and the host's moves in one word each. */
abstract class RecordStoreScenario {

    /** Read as a local time, this instant lies in the gap of Central European summer time. */
    static final Instant NOW = Instant.parse("2026-03-29T02:30:00.123456Z");

    static final OwnerId ALICE = OwnerId.of("alice");
    static final OwnerId BOB = OwnerId.of("bob");
    static final ProductId SHIRT = ProductId.of("shirt");
    static final ProductId SHOES = ProductId.of("shoes");
    static final Duration MINUTE = Duration.ofMinutes(1);

    final ConnectionId shop = ConnectionId.random();
    final ConnectionId otherShop = ConnectionId.random();

    private @Nullable SyncRecordStore store;

    /** A store without records, captures and leases. Called once before each test. */
    protected abstract SyncRecordStore createEmptyStore();

    /** Lets that much time pass on the clock that times the leases of the store. */
    protected abstract void advanceLeaseClock(Duration duration);

    @BeforeEach
    void startEmpty() {
        store = createEmptyStore();
    }

    final SyncRecordStore store() {
        return Objects.requireNonNull(store, "store");
    }

    static Instant after(Duration duration) {
        return NOW.plus(duration);
    }

    static List<ProductId> products(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(ProductId::of).toList();
    }

    // The host

    static Capture change(ProductId productId) {
        return new Capture(Optional.of(ALICE), productId, ChangeKind.PRODUCT, NOW);
    }

    static Capture deletion(ProductId productId) {
        return new Capture(Optional.of(ALICE), productId, ChangeKind.DELETED, NOW);
    }

    final void capture(ProductId... productIds) {
        store().capture(Arrays.stream(productIds)
                .map(RecordStoreScenario::change)
                .toList());
    }

    final List<SyncRecord> export(ProductId... productIds) {
        return export(shop, ALICE, List.of(productIds));
    }

    final List<SyncRecord> export(ConnectionId connectionId, OwnerId owner, List<ProductId> productIds) {
        return store().registerExport(new ExportRegistration(connectionId, owner, productIds, Set.of(), false), NOW);
    }

    // The engine

    final FoldResult fold() {
        return fold(1000);
    }

    final FoldResult fold(int limit) {
        return store().fold(limit, NOW, NOW);
    }

    final Lease lease() {
        return lease(shop);
    }

    final Lease lease(ConnectionId connectionId) {
        return store().acquireLease(LeaseKey.of(connectionId), "node-1", MINUTE).orElseThrow();
    }

    /** The lease of the shop expires and another node takes it. */
    final Lease takeOver() {
        advanceLeaseClock(Duration.ofHours(1));
        return store().acquireLease(LeaseKey.of(shop), "node-2", MINUTE).orElseThrow();
    }

    final List<SyncRecord> due(Lane lane) {
        return due(lane, NOW);
    }

    final List<SyncRecord> due(Lane lane, Instant now) {
        return store().dueRecords(new DueQuery(shop, lane, DueQuery.Scope.EVERYTHING, 100), now);
    }

    final SyncRecord record(ProductId productId) {
        return record(shop, productId);
    }

    final SyncRecord record(ConnectionId connectionId, ProductId productId) {
        List<SyncRecord> found = store().find(connectionId, List.of(productId));
        assertThat(found).as("records of %s", productId).hasSize(1);
        return found.get(0);
    }

    final Completion complete(Lease lease, SyncOutcome outcome) {
        return store().complete(lease, List.of(outcome), after(MINUTE), NOW).get(0);
    }

    /** Exports a product and pushes it, so that it is in step with the store(). */
    final SyncRecord synced(ProductId productId) {
        SyncRecord exported = export(productId).get(0);
        Lease lease = lease();
        assertThat(store().markInFlight(lease, List.of(exported.id()))).contains(Set.of(exported.id()));
        assertThat(complete(lease, pushed(exported))).isEqualTo(Completion.ACCEPTED);
        store().releaseLease(lease);
        return record(productId);
    }

    // Outcomes

    /** The push of what the record says now, to a store product of its own. */
    static SyncOutcome.Pushed pushed(SyncRecord record) {
        return pushed(record, wooProductOf(record));
    }

    static SyncOutcome.Pushed pushed(SyncRecord record, WooProductId wooProductId) {
        return pushed(record, wooProductId, NOW);
    }

    static SyncOutcome.Pushed pushed(SyncRecord record, WooProductId wooProductId, Instant startedAt) {
        return new SyncOutcome.Pushed(
                record.id(),
                record.revision(),
                wooProductId,
                Set.of("name", "regular_price"),
                Map.of("name", "hash-1", "regular_price", "hash-2"),
                Optional.of(NOW),
                startedAt);
    }

    static SyncOutcome.Pushed warned(SyncRecord record, String code, Optional<Instant> retryAt) {
        return pushed(record)
                .with(new SyncOutcome.Remainder.Warned(
                        new SyncError(code, "Something is missing."), retryAt, Optional.empty()));
    }

    static WooProductId wooProductOf(SyncRecord record) {
        return record.wooProductId()
                .orElse(WooProductId.of(1_000_000 + record.id().value()));
    }

    static SyncOutcome.Failed failed(SyncRecord record, Optional<Instant> retryAt) {
        return failed(record, retryAt, true, Optional.empty());
    }

    static SyncOutcome.Failed failed(
            SyncRecord record, Optional<Instant> retryAt, boolean counts, Optional<Instant> doubtfulUntil) {
        return new SyncOutcome.Failed(
                record.id(),
                record.revision(),
                SyncStatus.ERROR,
                new SyncError("timeout", "The store did not answer."),
                retryAt,
                counts,
                doubtfulUntil);
    }
}
