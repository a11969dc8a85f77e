package io.github.wooautosync.jpa;

import io.github.wooautosync.record.VariantLinkStore;
import io.github.wooautosync.test.contract.VariantLinkStoreContract;

/** The contract of links of variants on one database. */
abstract class JpaVariantLinkStoreKit extends VariantLinkStoreContract {

    private final TestDatabase database;

    JpaVariantLinkStoreKit(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected VariantLinkStore createEmptyStore() {
        database.empty();
        return new JpaVariantLinkStore(new ResourceLocalTransactions(database.entityManagerFactory()));
    }
}
