package io.github.wooautosync.jpa;

class MariaDbAttemptStoreTest extends JpaAttemptStoreKit {

    MariaDbAttemptStoreTest() {
        super(TestDatabase.mariaDb());
    }
}
