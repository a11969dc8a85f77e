package io.github.wooautosync.jpa;

class H2SyncRecordStoreTest extends JpaStoreKit {

    H2SyncRecordStoreTest() {
        super(TestDatabase.h2());
    }
}
