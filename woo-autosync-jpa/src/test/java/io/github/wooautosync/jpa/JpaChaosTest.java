package io.github.wooautosync.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.secret.SecretCipher;
import io.github.wooautosync.test.chaos.ChaosOptions;
import io.github.wooautosync.test.chaos.ChaosReport;
import io.github.wooautosync.test.chaos.ChaosRound;
import io.github.wooautosync.test.chaos.DurableStores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A small round of chaos whose nodes remember everything in a database. {@code -Dchaos.products} and {@code
 * -Dchaos.steps} change the size.
 */
class JpaChaosTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void everyStoreEqualsThePimInTheEnd(long seed) {
        TestDatabase database = TestDatabase.h2();
        database.empty();
        ResourceLocalTransactions transactions = new ResourceLocalTransactions(database.entityManagerFactory());

        ChaosReport report = ChaosRound.run(
                ChaosOptions.ofSeed(seed)
                        .withProducts(Integer.getInteger("chaos.products", 100))
                        .withSteps(Integer.getInteger("chaos.steps", 20)),
                clock -> new DurableStores(
                        JpaSyncRecordStore.of(transactions),
                        new JpaConnectionStore(transactions, SecretCipher.plaintextForDemos()),
                        new JpaLinkStore(transactions),
                        new JpaVariantLinkStore(transactions),
                        database::advanceLeaseClock));

        System.out.println(report);
        assertThat(report.kills() + report.freezes()).isPositive();
        assertThat(report.faults()).isPositive();
    }
}
