package io.github.wooautosync.jpa;

import io.github.wooautosync.record.LinkStore;
import io.github.wooautosync.test.contract.LinkStoreContract;

/** The contract of links on one database. */
abstract class JpaLinkStoreKit extends LinkStoreContract {

    private final TestDatabase database;

    JpaLinkStoreKit(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected LinkStore createEmptyStore() {
        database.empty();
        return new JpaLinkStore(new ResourceLocalTransactions(database.entityManagerFactory()));
    }
}
