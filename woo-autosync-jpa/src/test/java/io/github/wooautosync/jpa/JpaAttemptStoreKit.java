package io.github.wooautosync.jpa;

import io.github.wooautosync.record.AttemptStore;
import io.github.wooautosync.test.contract.AttemptStoreContract;

/** The contract of attempts on one database. */
abstract class JpaAttemptStoreKit extends AttemptStoreContract {

    private final TestDatabase database;

    JpaAttemptStoreKit(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected AttemptStore createEmptyStore() {
        database.empty();
        return new JpaAttemptStore(new ResourceLocalTransactions(database.entityManagerFactory()));
    }
}
