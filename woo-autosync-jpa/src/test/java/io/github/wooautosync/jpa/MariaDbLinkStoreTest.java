package io.github.wooautosync.jpa;

class MariaDbLinkStoreTest extends JpaLinkStoreKit {

    MariaDbLinkStoreTest() {
        super(TestDatabase.mariaDb());
    }
}
