package io.github.wooautosync.jpa;

import io.github.wooautosync.record.SyncRecordStore;
import io.github.wooautosync.test.contract.TransactionalSyncRecordStoreContract;
import java.time.Duration;

/** The whole contract with Spring's transactions. */
class SpringSyncRecordStoreTest extends TransactionalSyncRecordStoreContract {

    private final TestDatabase database = TestDatabase.h2();
    private final SpringTransactions transactions = new SpringTransactions(database.entityManagerFactory());

    @Override
    protected SyncRecordStore createEmptyStore() {
        database.empty();
        return JpaSyncRecordStore.of(transactions);
    }

    @Override
    protected SyncRecordStore anotherNode() {
        return JpaSyncRecordStore.of(new SpringTransactions(database.entityManagerFactory()));
    }

    @Override
    protected void advanceLeaseClock(Duration duration) {
        database.advanceLeaseClock(duration);
    }

    @Override
    protected void inHostTransaction(Runnable work) {
        transactions.inHostTransaction(work);
    }
}
