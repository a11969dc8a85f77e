package io.github.wooautosync.jpa;

class MariaDbStatementCountTest extends StatementCountKit {

    MariaDbStatementCountTest() {
        super(TestDatabase.mariaDb());
    }
}
