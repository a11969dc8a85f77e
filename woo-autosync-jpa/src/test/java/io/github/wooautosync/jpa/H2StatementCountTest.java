package io.github.wooautosync.jpa;

class H2StatementCountTest extends StatementCountKit {

    H2StatementCountTest() {
        super(TestDatabase.h2());
    }
}
