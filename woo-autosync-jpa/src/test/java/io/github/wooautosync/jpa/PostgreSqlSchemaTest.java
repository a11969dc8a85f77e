package io.github.wooautosync.jpa;

class PostgreSqlSchemaTest extends SchemaKit {

    PostgreSqlSchemaTest() {
        super(TestDatabase.postgreSql());
    }

    @Override
    String explain() {
        return "explain (format json) " + DUE;
    }
}
