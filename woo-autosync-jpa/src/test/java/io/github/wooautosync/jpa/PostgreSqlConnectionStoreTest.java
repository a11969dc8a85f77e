package io.github.wooautosync.jpa;

class PostgreSqlConnectionStoreTest extends JpaConnectionStoreKit {

    PostgreSqlConnectionStoreTest() {
        super(TestDatabase.postgreSql());
    }
}
