package io.github.wooautosync.jpa;

class MariaDbSyncRecordStoreTest extends JpaStoreKit {

    MariaDbSyncRecordStoreTest() {
        super(TestDatabase.mariaDb());
    }
}
