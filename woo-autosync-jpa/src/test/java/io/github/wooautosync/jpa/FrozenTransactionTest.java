package io.github.wooautosync.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.record.LeaseKey;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node stands still, or its machine is gone without a word, in the middle of a transaction of the engine. */
@Tag("processes")
@Timeout(120)
class FrozenTransactionTest {

    private final TestDatabase database = TestDatabase.postgreSql();
    private final ResourceLocalTransactions transactions =
            new ResourceLocalTransactions(database.entityManagerFactory());
    private final JpaSyncRecordStore anotherNode = JpaSyncRecordStore.of(transactions);

    @Test
    void theDatabaseDoesNotKeepItsLocksForLong() {
        LeaseKey key = LeaseKey.of(ConnectionId.of("frozen"));
        database.empty();
        assertThat(anotherNode.acquireLease(key, "frozen node", Duration.ofMillis(1)))
                .isPresent();
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch thawed = new CountDownLatch(1);
        CompletableFuture<Integer> frozen =
                CompletableFuture.supplyAsync(() -> new EngineTransactions(transactions, null).write(session -> {
                    int rows = session.update("update woo_lease set holder = holder where lease_key = ?", key.value());
                    locked.countDown();
                    await(thawed);
                    return rows;
                }));
        try {
            await(locked);
            assertThat(CompletableFuture.supplyAsync(
                            () -> anotherNode.acquireLease(key, "another node", Duration.ofMinutes(1))))
                    .succeedsWithin(Duration.ofSeconds(40))
                    .matches(lease -> lease.isPresent());
        } finally {
            thawed.countDown();
        }
        Awaitility.await().until(frozen::isDone);
        assertThat(frozen).isCompletedExceptionally();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
