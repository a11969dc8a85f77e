package io.github.wooautosync.jpa;

class H2AttemptStoreTest extends JpaAttemptStoreKit {

    H2AttemptStoreTest() {
        super(TestDatabase.h2());
    }
}
