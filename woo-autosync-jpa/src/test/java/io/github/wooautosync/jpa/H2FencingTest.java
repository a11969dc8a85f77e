package io.github.wooautosync.jpa;

class H2FencingTest extends FencingKit {

    H2FencingTest() {
        super(TestDatabase.h2());
    }
}
