package io.github.wooautosync.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.record.AttemptCause;
import io.github.wooautosync.record.AttemptKind;
import io.github.wooautosync.record.Capture;
import io.github.wooautosync.record.ChangeKind;
import io.github.wooautosync.record.DueQuery;
import io.github.wooautosync.record.ExportRegistration;
import io.github.wooautosync.record.Lane;
import io.github.wooautosync.record.Lease;
import io.github.wooautosync.record.LeaseKey;
import io.github.wooautosync.record.SyncAttempt;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How many statements the store executes: counted, not timed. A batch is one statement. Where the database needs it, each
 * transaction that writes starts with one more statement, which makes it READ COMMITTED.
 */
abstract class StatementCountKit {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final OwnerId OWNER = OwnerId.of("alice");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestDatabase database;
    private final int begin;
    private final ResourceLocalTransactions transactions;
    private final JpaSyncRecordStore store;
    private final ConnectionId shop = ConnectionId.of("shop");

    StatementCountKit(TestDatabase database) {
        this.database = database;
        this.begin = database.database().dialect().readCommitted().isPresent() ? 1 : 0;
        this.transactions = new ResourceLocalTransactions(database.entityManagerFactory());
        this.store = JpaSyncRecordStore.of(transactions);
    }

    @BeforeEach
    void startEmpty() {
        database.empty();
        store.oldestCapture(); // finds out which database it is
    }

    @Test
    void tenHooksInOneTransactionOfTheHostCostOneInsert() {
        assertThat(inHostTransaction(() -> store.capture(List.of(change(1))))).hasSize(1);
        assertThat(inHostTransaction(() -> {
                    for (int i = 0; i < 10; i++) {
                        store.capture(List.of(change(1)));
                    }
                }))
                .hasSize(1)
                .allMatch(sql -> sql.contains("insert into woo_capture"));
    }

    @Test
    void aCaptureOfManyProductsIsOneInsert() {
        assertThat(inHostTransaction(() -> store.capture(changes(500)))).hasSize(1);
    }

    @Test
    void fiftyThousandProductsAreAHundredInserts() {
        assertThat(inHostTransaction(() -> store.capture(changes(50_000)))).hasSize(100);
        assertThat(database.number("select count(*) from woo_capture")).isEqualTo(50_000);
    }

    @Test
    void aTransactionWithoutCapturesCostsNothing() {
        assertThat(inHostTransaction(() -> {})).isEmpty();
    }

    @Test
    void aCaptureOutsideATransactionIsOneInsert() {
        assertThat(during(() -> store.capture(changes(100)))).hasSize(begin + 1);
    }

    @Test
    void aDrainReadsAHundredRecordsByOneSelect() {
        export(100);
        DueQuery query = new DueQuery(shop, Lane.BULK, DueQuery.Scope.EVERYTHING, 100);
        assertThat(during(() -> assertThat(store.dueRecords(query, NOW)).hasSize(100)))
                .hasSize(1);
    }

    @Test
    void aHundredRecordsAreMarkedInFlightByThreeStatements() {
        List<SyncRecord> exported = export(100);
        Lease lease = lease();

        // lease, older marks, marks
        assertThat(during(() -> mark(lease, exported))).hasSize(begin + 3);
    }

    @Test
    void aHundredOutcomesAreCompletedByFiveStatements() {
        List<SyncRecord> exported = export(100);
        Lease lease = lease();
        mark(lease, exported);

        // lease, records, who holds the new links, one batch, marks
        assertThat(during(() -> store.complete(lease, pushed(exported), NOW, NOW)))
                .hasSize(begin + 5);

        List<SyncRecord> again = export(100);
        mark(lease, again);
        assertThat(during(() -> store.complete(lease, pushed(again), NOW, NOW))).hasSize(begin + 4);
    }

    /** What the history adds to a completed batch. */
    @Test
    void aHundredAttemptsAreAppendedByOneStatement() {
        JpaAttemptStore attempts = new JpaAttemptStore(transactions);
        attempts.deleteAll(shop); // finds out which database it is
        List<SyncAttempt> hundred = export(100).stream()
                .map(record -> new SyncAttempt(
                        record.id(),
                        shop,
                        record.productId(),
                        NOW,
                        MINUTE,
                        AttemptCause.EXPORT,
                        AttemptKind.CREATE,
                        Set.of("name"),
                        SyncAttempt.PUSHED,
                        Optional.empty(),
                        Optional.empty()))
                .toList();

        assertThat(during(() -> attempts.append(hundred))).hasSize(begin + 1);
        assertThat(during(() -> attempts.list(shop, Optional.of(ProductId.of(1)), Optional.empty(), 50)))
                .hasSize(1);
    }

    @Test
    void aHundredCapturesAreFoldedByFiveStatements() {
        export(100);
        store.capture(changes(100));

        // captures, ids, records, one batch, delete
        assertThat(during(() -> assertThat(store.fold(100, NOW, NOW).captures()).isEqualTo(100)))
                .hasSize(begin + 5);
    }

    @Test
    void foldingNothingIsOneSelect() {
        assertThat(during(() -> store.fold(100, NOW, NOW))).hasSize(begin + 1);
    }

    @Test
    void anExportOfAHundredProductsIsABoundedNumberOfStatements() {
        // lease, its creation, ids, insert, read
        assertThat(during(() -> export(100))).hasSize(begin + 5);
        // lease, ids, records, one batch, read
        assertThat(during(() -> export(100))).hasSize(begin + 5);
    }

    @Test
    void lookingForWorkIsOneSelectWhateverTheNumberOfConnections() {
        export(10);
        assertThat(during(() -> store.connectionsWithDueRecords(NOW))).hasSize(1);
    }

    @Test
    void leasesCostOneOrTwoStatements() {
        Lease lease = lease();
        assertThat(during(() -> store.acquireLease(LeaseKey.of(shop), "other", MINUTE)))
                .hasSize(begin + 1);
        assertThat(during(() -> store.renewLease(lease, MINUTE))).hasSize(begin + 1);
        assertThat(during(() -> store.releaseLease(lease))).hasSize(begin + 1);
        assertThat(during(() -> store.acquireLease(LeaseKey.of(shop), "other", MINUTE)))
                .hasSize(begin + 2);
    }

    @Test
    void whatPeopleReadIsOneSelectOrThree() {
        export(100);
        pushAll();
        List<ProductId> products = products(100);

        assertThat(during(() -> store.statistics(shop))).hasSize(3);
        assertThat(during(() -> store.find(shop, products))).hasSize(1);
        assertThat(during(() -> store.list(shop, Optional.empty(), Optional.empty(), 50)))
                .hasSize(1);
        assertThat(during(() -> store.capturedProducts(OWNER, products))).hasSize(1);
    }

    private void mark(Lease lease, List<SyncRecord> records) {
        assertThat(store.markInFlight(
                        lease, records.stream().map(SyncRecord::id).toList()))
                .isPresent();
    }

    private List<String> inHostTransaction(Runnable work) {
        return during(() -> transactions.inHostTransaction(entityManager -> work.run()));
    }

    private List<String> during(Runnable work) {
        return database.dataSource().during(work);
    }

    private List<SyncRecord> export(int count) {
        return store.registerExport(new ExportRegistration(shop, OWNER, products(count), Set.of(), false), NOW);
    }

    private void pushAll() {
        Lease lease = lease();
        store.complete(lease, pushed(store.find(shop, products(100))), NOW, NOW);
        store.releaseLease(lease);
    }

    private Lease lease() {
        return store.acquireLease(LeaseKey.of(shop), "node", MINUTE).orElseThrow();
    }

    private static List<SyncOutcome> pushed(List<SyncRecord> records) {
        List<SyncOutcome> outcomes = new ArrayList<>();
        for (SyncRecord record : records) {
            outcomes.add(new SyncOutcome.Pushed(
                    record.id(),
                    record.revision(),
                    WooProductId.of(record.id().value()),
                    Set.of("name"),
                    Map.of("name", "hash"),
                    Optional.empty(),
                    NOW));
        }
        return outcomes;
    }

    private static List<ProductId> products(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(ProductId::of).toList();
    }

    private static List<Capture> changes(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(StatementCountKit::change)
                .toList();
    }

    private static Capture change(int productId) {
        return new Capture(Optional.of(OWNER), ProductId.of(productId), ChangeKind.PRODUCT, NOW);
    }
}
