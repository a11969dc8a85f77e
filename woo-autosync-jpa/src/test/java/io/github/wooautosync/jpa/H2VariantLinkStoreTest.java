package io.github.wooautosync.jpa;

class H2VariantLinkStoreTest extends JpaVariantLinkStoreKit {

    H2VariantLinkStoreTest() {
        super(TestDatabase.h2());
    }
}
