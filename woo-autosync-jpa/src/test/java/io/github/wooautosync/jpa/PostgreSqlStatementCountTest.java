package io.github.wooautosync.jpa;

class PostgreSqlStatementCountTest extends StatementCountKit {

    PostgreSqlStatementCountTest() {
        super(TestDatabase.postgreSql());
    }
}
