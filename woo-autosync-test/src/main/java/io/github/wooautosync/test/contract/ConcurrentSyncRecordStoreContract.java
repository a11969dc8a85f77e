package io.github.wooautosync.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.DueQuery;
import io.github.wooautosync.record.ExportRegistration;
import io.github.wooautosync.record.FoldResult;
import io.github.wooautosync.record.Lane;
import io.github.wooautosync.record.Lease;
import io.github.wooautosync.record.LeaseKey;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordStore;
import io.github.wooautosync.record.SyncStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a {@link SyncRecordStore} does when many threads use it. */
public abstract class ConcurrentSyncRecordStoreContract extends SyncRecordStoreContract {

    private static final int THREADS = 4;
    private static final Duration LONG = Duration.ofHours(1);

    /**
     * A store that a thread uses. The default is the store of the test; where several nodes can share the data it is a
     * new one.
     */
    protected SyncRecordStore anotherNode() {
        return store();
    }

    @Test
    void oneHolderAtATime() {
        int[] counter = {0};
        int rounds = 25;

        Crew.of(THREADS).work(worker -> {
            SyncRecordStore node = anotherNode();
            for (int i = 0; i < rounds; i++) {
                Lease lease = takeTurn(node, "node-" + worker);
                // Not atomic on purpose: an increment is missing when two hold the lease.
                int before = counter[0];
                assertThat(node.renewLease(lease, LONG)).isTrue();
                counter[0] = before + 1;
                node.releaseLease(lease);
            }
        });

        assertThat(counter[0]).isEqualTo(THREADS * rounds);
    }

    @Test
    void oneOfManyTakesAnExpiredLease() {
        Lease expired = lease();
        advanceLeaseClock(LONG);
        AtomicInteger taken = new AtomicInteger();

        Crew.of(THREADS)
                .work(worker -> anotherNode()
                        .acquireLease(LeaseKey.of(shop), "node-" + worker, LONG)
                        .ifPresent(lease -> {
                            assertThat(lease.epoch()).isGreaterThan(expired.epoch());
                            taken.incrementAndGet();
                        }));

        assertThat(taken).hasValue(1);
    }

    @Test
    void oneOfManyTakesALeaseThatNeverExisted() {
        for (int round = 0; round < 10; round++) {
            LeaseKey key = new LeaseKey("new-" + round);
            AtomicInteger taken = new AtomicInteger();

            Crew.of(THREADS)
                    .work(worker -> anotherNode()
                            .acquireLease(key, "node-" + worker, LONG)
                            .ifPresent(lease -> taken.incrementAndGet()));

            assertThat(taken).hasValue(1);
        }
    }

    @Test
    void capturesThatArriveWhileOthersAreFoldedAreFoldedOnce() {
        List<ProductId> products = products(20);
        export(shop, ALICE, products);
        int perThread = 60;
        AtomicInteger folded = new AtomicInteger();
        AtomicInteger capturing = new AtomicInteger(THREADS);

        Crew.of(THREADS + 1).work(worker -> {
            SyncRecordStore node = anotherNode();
            if (worker == THREADS) {
                boolean last;
                do {
                    last = capturing.get() == 0;
                    folded.addAndGet(node.fold(7, NOW, NOW).captures());
                } while (!last || node.oldestCapture().isPresent());
            } else {
                for (int i = 0; i < perThread; i++) {
                    node.capture(List.of(change(products.get((worker + i) % products.size()))));
                }
                capturing.decrementAndGet();
            }
        });

        assertThat(folded).hasValue(THREADS * perThread);
        assertThat(store().find(shop, products)).allMatch(record -> record.revision() > 1);
        assertThat(fold()).isEqualTo(FoldResult.nothing());
    }

    @Test
    void exportsOfTheSameProductsMakeOneRecordEach() {
        List<ProductId> products = products(30);

        Crew.of(THREADS)
                .work(worker -> anotherNode()
                        .registerExport(new ExportRegistration(shop, ALICE, products, Set.of(), false), NOW));

        List<SyncRecord> records = store().find(shop, products);
        assertThat(records).hasSize(30).allMatch(record -> record.revision() == THREADS);
        assertThat(store().statistics(shop).total()).isEqualTo(30);
    }

    /** The whole idea in one test: whatever the timing, the store ends with what the PIM has. */
    @Test
    void noEditIsLostWhateverTheTiming() {
        List<ProductId> products = products(8);
        export(shop, ALICE, products);
        Map<ProductId, Long> pim = new ConcurrentHashMap<>();
        Map<ProductId, Long> remote = new ConcurrentHashMap<>();
        AtomicInteger editing = new AtomicInteger(2);

        Crew.of(4).work(worker -> {
            SyncRecordStore node = anotherNode();
            if (worker < 2) {
                for (int i = 0; i < 60; i++) {
                    ProductId productId = products.get((i * (worker + 3)) % products.size());
                    pim.merge(productId, 1L, Long::sum);
                    node.capture(List.of(change(productId)));
                }
                editing.decrementAndGet();
            } else if (worker == 2) {
                while (editing.get() > 0) {
                    node.fold(5, NOW, NOW);
                }
            } else {
                while (editing.get() > 0) {
                    drain(node, pim, remote);
                }
            }
        });
        while (fold().captures() > 0 || drain(store(), pim, remote) > 0) {
            // until nothing is due any more
        }

        products.forEach(productId -> assertThat(remote.get(productId))
                .as("product %s", productId)
                .isEqualTo(pim.getOrDefault(productId, 0L)));
        assertThat(store().statistics(shop).count(SyncStatus.SYNCED)).isEqualTo(products.size());
        assertThat(store().find(shop, products)).noneMatch(SyncRecord::hasPendingChanges);
    }

    /** Folds, exports, retries, switches and completions of the same records meet in every order. */
    @Test
    void everyMoveBesideEveryOtherOneSucceeds() {
        List<ProductId> products = products(40);
        export(shop, ALICE, products);
        Lease lease = lease();

        Crew.of(6).work(worker -> {
            SyncRecordStore node = anotherNode();
            for (int i = 0; i < 12; i++) {
                switch (worker) {
                    case 0 ->
                        node.capture(products.stream()
                                .map(RecordStoreScenario::change)
                                .toList());
                    case 1 -> node.fold(100, NOW, NOW);
                    case 2 -> export(shop, ALICE, products.subList(i, i + 20));
                    case 3 -> completeAll(node, lease, i);
                    case 4 -> node.retry(shop, List.of(), NOW);
                    default -> node.switchAutoSync(shop, products, i % 2 == 1, NOW);
                }
            }
        });

        assertThat(store().statistics(shop).total()).isEqualTo(products.size());
    }

    @Test
    void aZombieAndTheNewHolderCompleteAtOnceAndOneWins() {
        List<SyncRecord> exported = export(shop, ALICE, products(20));
        Lease lost = lease();
        store().markInFlight(lost, exported.stream().map(SyncRecord::id).toList());
        Lease lease = takeOver();
        List<SyncOutcome> outcomes = new ArrayList<>();
        exported.forEach(record -> outcomes.add(pushed(record)));

        Crew.of(2).work(worker -> anotherNode().complete(worker == 0 ? lost : lease, outcomes, after(MINUTE), NOW));

        assertThat(store().find(shop, products(20)))
                .allMatch(record -> record.pushedRevision() == 1)
                .allMatch(record -> record.doubtfulUntil().isPresent())
                .allMatch(record -> record.dueAt().isPresent());
    }

    private void completeAll(SyncRecordStore node, Lease lease, int round) {
        List<SyncRecord> due = node.dueRecords(new DueQuery(shop, Lane.BULK, DueQuery.Scope.EVERYTHING, 100), NOW);
        List<SyncOutcome> outcomes = new ArrayList<>();
        for (SyncRecord record : due) {
            outcomes.add(round % 3 == 0 ? failed(record, Optional.empty()) : pushed(record));
        }
        node.markInFlight(lease, due.stream().map(SyncRecord::id).toList());
        node.complete(lease, outcomes, after(MINUTE), NOW);
    }

    /** One look of an engine: reads the revision before the value, as the engine must. */
    private int drain(SyncRecordStore node, Map<ProductId, Long> pim, Map<ProductId, Long> remote) {
        Optional<Lease> taken = node.acquireLease(LeaseKey.of(shop), "drain", LONG);
        if (taken.isEmpty()) {
            return 0;
        }
        List<SyncRecord> due = new ArrayList<>();
        for (Lane lane : Lane.values()) {
            due.addAll(node.dueRecords(new DueQuery(shop, lane, DueQuery.Scope.EVERYTHING, 5), NOW));
        }
        assertThat(node.markInFlight(
                        taken.get(), due.stream().map(SyncRecord::id).toList()))
                .isPresent();
        List<SyncOutcome> outcomes = new ArrayList<>();
        for (SyncRecord record : due) {
            remote.put(record.productId(), pim.getOrDefault(record.productId(), 0L));
            outcomes.add(pushed(record));
        }
        node.complete(taken.get(), outcomes, after(MINUTE), NOW);
        node.releaseLease(taken.get());
        return due.size();
    }

    private static Lease takeTurn(SyncRecordStore node, String holder) {
        Optional<Lease> lease = Optional.empty();
        while (lease.isEmpty()) {
            lease = node.acquireLease(LeaseKey.FOLD, holder, LONG);
        }
        return lease.get();
    }
}
