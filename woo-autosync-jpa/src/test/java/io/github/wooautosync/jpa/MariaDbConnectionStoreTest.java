package io.github.wooautosync.jpa;

class MariaDbConnectionStoreTest extends JpaConnectionStoreKit {

    MariaDbConnectionStoreTest() {
        super(TestDatabase.mariaDb());
    }
}
