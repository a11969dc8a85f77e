package io.github.wooautosync.jpa;

class PostgreSqlVariantLinkStoreTest extends JpaVariantLinkStoreKit {

    PostgreSqlVariantLinkStoreTest() {
        super(TestDatabase.postgreSql());
    }
}
