package io.github.wooautosync.jpa;

class MariaDbFencingTest extends FencingKit {

    MariaDbFencingTest() {
        super(TestDatabase.mariaDb());
    }
}
