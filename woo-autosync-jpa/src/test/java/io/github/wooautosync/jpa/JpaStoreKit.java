package io.github.wooautosync.jpa;

import io.github.wooautosync.record.SyncRecordStore;
import io.github.wooautosync.test.contract.TransactionalSyncRecordStoreContract;
import java.time.Duration;

/** The whole contract on one database. */
abstract class JpaStoreKit extends TransactionalSyncRecordStoreContract {

    private final TestDatabase database;
    private final ResourceLocalTransactions transactions;

    JpaStoreKit(TestDatabase database) {
        this.database = database;
        this.transactions = new ResourceLocalTransactions(database.entityManagerFactory());
    }

    @Override
    protected SyncRecordStore createEmptyStore() {
        database.empty();
        return JpaSyncRecordStore.of(transactions);
    }

    @Override
    protected SyncRecordStore anotherNode() {
        return JpaSyncRecordStore.of(new ResourceLocalTransactions(database.entityManagerFactory()));
    }

    @Override
    protected void advanceLeaseClock(Duration duration) {
        database.advanceLeaseClock(duration);
    }

    @Override
    protected void inHostTransaction(Runnable work) {
        transactions.inHostTransaction(entityManager -> work.run());
    }
}
