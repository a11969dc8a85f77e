package io.github.wooautosync.jpa;

class PostgreSqlLinkStoreTest extends JpaLinkStoreKit {

    PostgreSqlLinkStoreTest() {
        super(TestDatabase.postgreSql());
    }
}
