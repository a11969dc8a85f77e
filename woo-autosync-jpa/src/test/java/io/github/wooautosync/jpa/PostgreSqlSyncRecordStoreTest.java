package io.github.wooautosync.jpa;

class PostgreSqlSyncRecordStoreTest extends JpaStoreKit {

    PostgreSqlSyncRecordStoreTest() {
        super(TestDatabase.postgreSql());
    }
}
