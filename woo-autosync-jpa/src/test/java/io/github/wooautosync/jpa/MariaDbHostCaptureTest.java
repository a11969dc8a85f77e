package io.github.wooautosync.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.Capture;
import io.github.wooautosync.record.ChangeKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MariaDbHostCaptureTest extends HostCaptureKit {

    private final TestDatabase database = TestDatabase.mariaDb();

    MariaDbHostCaptureTest() {
        super(TestDatabase.mariaDb());
    }

    /** A deadlock rolls everything back there; to go on would commit the rest of the host's work as if it were all. */
    @Test
    void aTransactionThatTheDatabaseRolledBackIsNotHidden() {
        ResourceLocalTransactions transactions = new ResourceLocalTransactions(database.entityManagerFactory());
        JpaSyncRecordStore store = JpaSyncRecordStore.of(transactions);
        store.oldestCapture();
        database.execute("create trigger deadlock before insert on woo_capture for each row"
                + " signal sqlstate '40001' set message_text = 'Deadlock found'");
        try {
            assertThatThrownBy(() -> transactions.inHostTransaction(entityManager -> {
                        entityManager.persist(new HostProduct(1, "shirt"));
                        store.capture(List.of(new Capture(
                                Optional.empty(), ProductId.of("shirt"), ChangeKind.PRODUCT, Instant.EPOCH)));
                    }))
                    .isInstanceOf(CaptureFailedException.class)
                    .hasMessageContaining("shirt");
        } finally {
            database.execute("drop trigger deadlock");
        }
        assertThat(database.number("select count(*) from host_product")).isZero();
        assertThat(store.failedCaptures()).isZero();
    }
}
