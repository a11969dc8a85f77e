package io.github.wooautosync.jpa;

class PostgreSqlAttemptStoreTest extends JpaAttemptStoreKit {

    PostgreSqlAttemptStoreTest() {
        super(TestDatabase.postgreSql());
    }
}
