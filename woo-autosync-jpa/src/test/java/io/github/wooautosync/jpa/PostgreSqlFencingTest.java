package io.github.wooautosync.jpa;

class PostgreSqlFencingTest extends FencingKit {

    PostgreSqlFencingTest() {
        super(TestDatabase.postgreSql());
    }
}
