package io.github.wooautosync.jpa;

class H2LinkStoreTest extends JpaLinkStoreKit {

    H2LinkStoreTest() {
        super(TestDatabase.h2());
    }
}
