package io.github.wooautosync.jpa;

class H2ConnectionStoreTest extends JpaConnectionStoreKit {

    H2ConnectionStoreTest() {
        super(TestDatabase.h2());
    }
}
