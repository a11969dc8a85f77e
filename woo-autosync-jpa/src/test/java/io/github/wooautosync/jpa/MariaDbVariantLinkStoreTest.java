package io.github.wooautosync.jpa;

class MariaDbVariantLinkStoreTest extends JpaVariantLinkStoreKit {

    MariaDbVariantLinkStoreTest() {
        super(TestDatabase.mariaDb());
    }
}
