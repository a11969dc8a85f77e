package io.github.wooautosync.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.Capture;
import io.github.wooautosync.record.ChangeKind;
import io.github.wooautosync.record.DesiredState;
import io.github.wooautosync.record.FoldResult;
import io.github.wooautosync.record.Lease;
import io.github.wooautosync.record.LeaseKey;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordStore;
import java.io.Serial;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a {@link SyncRecordStore} does whose captures join the transactions of a host, and which several nodes share. */
public abstract class TransactionalSyncRecordStoreContract extends ConcurrentSyncRecordStoreContract {

    /**
     * Runs the work in a transaction of the host on this thread, in which captures of the store of the test take part.
     * Commits when the work returns; rolls back and throws on when it throws.
     */
    protected abstract void inHostTransaction(Runnable work);

    /** A store of another node: shares the data and nothing else. */
    @Override
    protected abstract SyncRecordStore anotherNode();

    @Test
    void aCaptureIsVisibleAtTheCommitAndNotBefore() {
        SyncRecordStore other = anotherNode();

        inHostTransaction(() -> {
            capture(SHIRT);
            elsewhere(() -> {
                assertThat(other.capturedProducts(ALICE, List.of(SHIRT))).isEmpty();
                assertThat(other.fold(100, NOW, NOW)).isEqualTo(FoldResult.nothing());
            });
        });

        assertThat(other.capturedProducts(ALICE, List.of(SHIRT))).containsExactly(SHIRT);
    }

    @Test
    void aRolledBackCaptureNeverHappened() {
        export(SHIRT);

        assertThatThrownBy(() -> inHostTransaction(() -> {
                    capture(SHIRT);
                    throw new RolledBack();
                }))
                .hasStackTraceContaining("RolledBack");

        assertThat(store().capturedProducts(ALICE, List.of(SHIRT))).isEmpty();
        assertThat(fold()).isEqualTo(FoldResult.nothing());
        assertThat(record(SHIRT).revision()).isEqualTo(1);
    }

    @Test
    void theTransactionAfterARolledBackOneStartsClean() {
        assertThatThrownBy(() -> inHostTransaction(() -> {
                    capture(SHIRT);
                    throw new RolledBack();
                }))
                .hasStackTraceContaining("RolledBack");

        inHostTransaction(() -> capture(SHOES));

        assertThat(store().capturedProducts(ALICE, List.of(SHIRT, SHOES))).containsExactly(SHOES);
    }

    @Test
    void tenCapturesOfOneProductInATransactionLeaveOne() {
        inHostTransaction(() -> {
            for (int i = 0; i < 10; i++) {
                capture(SHIRT);
            }
        });

        assertThat(fold().captures()).isEqualTo(1);
    }

    @Test
    void theLastCaptureOfATransactionDecides() {
        export(SHIRT, SHOES);

        inHostTransaction(() -> {
            store().capture(List.of(deletion(SHIRT), change(SHOES)));
            store().capture(List.of(change(SHIRT), deletion(SHOES)));
        });
        fold();

        assertThat(record(SHIRT).desiredState()).isEqualTo(DesiredState.PRESENT);
        assertThat(record(SHOES).desiredState()).isEqualTo(DesiredState.REMOVED);
    }

    @Test
    void capturesOfSeveralOwnersInATransactionAreAllKept() {
        inHostTransaction(() -> {
            store().capture(List.of(new Capture(Optional.of(ALICE), SHIRT, ChangeKind.PRODUCT, NOW)));
            store().capture(List.of(new Capture(Optional.of(BOB), SHIRT, ChangeKind.PRODUCT, NOW)));
            store().capture(List.of(new Capture(Optional.empty(), SHIRT, ChangeKind.PRODUCT, NOW)));
        });

        assertThat(fold().captures()).isEqualTo(3);
    }

    @Test
    void aTransactionWithoutCapturesLeavesNone() {
        inHostTransaction(() -> {});

        assertThat(store().oldestCapture()).isEmpty();
    }

    @Test
    void aLowerCaptureIdThatCommitsLaterIsNotLost() {
        export(SHIRT, SHOES);

        inHostTransaction(() -> {
            capture(SHIRT);
            elsewhere(() -> {
                anotherNode().capture(List.of(change(SHOES)));
                assertThat(anotherNode().fold(100, NOW, NOW).raised()).containsOnlyKeys(SHOES);
            });
        });

        assertThat(fold().raised()).containsOnlyKeys(SHIRT);
        assertThat(record(SHIRT).revision()).isEqualTo(2);
        assertThat(record(SHOES).revision()).isEqualTo(2);
    }

    @Test
    void twoTransactionsThatChangeTheSameProductsInOppositeOrderBothCommit() {
        List<ProductId> products = products(50);
        export(shop, ALICE, products);

        Crew.of(4).work(worker -> {
            for (int round = 0; round < 10; round++) {
                inHostTransaction(() -> {
                    for (int i = 0; i < 50; i++) {
                        capture(products.get(worker % 2 == 0 ? i : 49 - i));
                    }
                });
            }
        });

        assertThat(fold(10_000).captures()).isEqualTo(4 * 10 * 50);
    }

    @Test
    void bulkWorkOfTheHostIsCapturedAsAWhole() {
        List<ProductId> products = products(3000);

        inHostTransaction(() -> store().capture(
                        products.stream().map(RecordStoreScenario::change).toList()));

        assertThat(store().capturedProducts(ALICE, products)).hasSize(3000);
        assertThat(fold(10_000).captures()).isEqualTo(3000);
    }

    @Test
    void oneNodeCapturesAnotherFolds() {
        export(SHIRT);
        capture(SHIRT);

        assertThat(anotherNode().fold(100, NOW, NOW).raised()).containsOnlyKeys(SHIRT);
        assertThat(record(SHIRT).revision()).isEqualTo(2);
    }

    @Test
    void oneNodesLeaseIsRefusedToAnother() {
        Lease lease = lease();
        SyncRecordStore other = anotherNode();

        assertThat(other.acquireLease(LeaseKey.of(shop), "node-2", MINUTE)).isEmpty();
        advanceLeaseClock(Duration.ofHours(1));
        assertThat(other.acquireLease(LeaseKey.of(shop), "node-2", MINUTE)).isPresent();

        SyncRecord exported = export(SHIRT).get(0);
        assertThat(store().markInFlight(lease, Set.of(exported.id()))).isEmpty();
    }

    @Test
    void anEngineOnAThreadWithAHostTransactionWorksBesideIt() {
        export(SHIRT);

        assertThatThrownBy(() -> inHostTransaction(() -> {
                    export(SHOES);
                    assertThat(record(SHOES).revision()).isEqualTo(1);
                    throw new RolledBack();
                }))
                .hasStackTraceContaining("RolledBack");

        assertThat(record(SHOES).revision()).isEqualTo(1);
    }

    private static void elsewhere(Runnable work) {
        Crew.of(1).work(worker -> work.run());
    }

    private static final class RolledBack extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;
    }
}
