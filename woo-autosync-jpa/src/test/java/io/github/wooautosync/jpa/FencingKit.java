package io.github.wooautosync.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.record.Completion;
import io.github.wooautosync.record.ExportRegistration;
import io.github.wooautosync.record.Lease;
import io.github.wooautosync.record.LeaseKey;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecord;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Another node is just taking the lease: its epoch is raised and not committed. What is compared must stay true. */
@Timeout(60)
abstract class FencingKit {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final ProductId SHIRT = ProductId.of("shirt");

    private final TestDatabase database;
    private final JpaSyncRecordStore store;
    private final ConnectionId shop = ConnectionId.of("shop");

    FencingKit(TestDatabase database) {
        this.database = database;
        this.store = JpaSyncRecordStore.of(new ResourceLocalTransactions(database.entityManagerFactory()));
    }

    @BeforeEach
    void startEmpty() {
        database.empty();
    }

    @Test
    void anEpochThatIsJustRaisedRefusesTheOutcome() throws Exception {
        SyncRecord exported = export();
        Lease lost = lease();
        SyncOutcome outcome = new SyncOutcome.Pushed(
                exported.id(), 1, WooProductId.of(17), Set.of("name"), Map.of(), Optional.empty(), NOW);

        List<Completion> completions = whileTheLeaseIsTaken(() -> store.complete(lost, List.of(outcome), NOW, NOW));

        assertThat(completions).containsExactly(Completion.LEASE_LOST);
        assertThat(store.find(shop, List.of(SHIRT)).get(0).pushedRevision()).isZero();
    }

    @Test
    void anEpochThatIsJustRaisedRefusesTheMark() throws Exception {
        SyncRecord exported = export();
        Lease lost = lease();

        assertThat(whileTheLeaseIsTaken(() -> store.markInFlight(lost, List.of(exported.id()))))
                .isEmpty();
        assertThat(store.find(shop, List.of(SHIRT)).get(0).inFlightEpoch()).isEmpty();
    }

    /** It would be sent, and its record gone. */
    @Test
    void anExportIsNotTakenBackWhileItMayBeMarked() throws Exception {
        SyncRecord exported = export();
        lease();

        assertThat(whileTheLeaseIsTaken(() -> store.withdrawExport(shop, Map.of(SHIRT, exported.revision()))))
                .containsExactly(SHIRT);
    }

    /** A record that was deleted just while it was marked leaves its mark behind. */
    @Test
    void aMarkWithoutARecordMeansNothingAndGoesWithTheNextRecovery() {
        SyncRecord exported = export();
        Lease lost = lease();
        store.markInFlight(lost, List.of(exported.id()));
        database.execute("delete from woo_product_sync");

        assertThat(store.hasRecordsInFlight(shop)).isFalse();
        assertThat(store.connectionsWithDueRecords(NOW)).isEmpty();

        store.releaseLease(lost);
        assertThat(store.recoverInFlight(shop, lease(), NOW, NOW)).isZero();
        assertThat(database.number("select count(*) from woo_in_flight")).isZero();
    }

    private <T> T whileTheLeaseIsTaken(Callable<T> work) throws Exception {
        ExecutorService zombie = Executors.newSingleThreadExecutor();
        try (Connection newHolder = database.dataSource().getConnection();
                Statement statement = newHolder.createStatement()) {
            newHolder.setAutoCommit(false);
            statement.executeUpdate("update woo_lease set epoch = epoch + 1");
            Future<T> answer = zombie.submit(work);
            assertThatThrownBy(() -> answer.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            newHolder.commit();
            return answer.get();
        } finally {
            zombie.shutdownNow();
        }
    }

    private SyncRecord export() {
        return store.registerExport(new ExportRegistration(shop, OwnerId.SINGLE, List.of(SHIRT), Set.of(), false), NOW)
                .get(0);
    }

    private Lease lease() {
        return store.acquireLease(LeaseKey.of(shop), "node", Duration.ofMinutes(1))
                .orElseThrow();
    }
}
