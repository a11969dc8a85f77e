package io.github.wooautosync.jpa;

class PostgreSqlSchemaTest extends SchemaKit {

    PostgreSqlSchemaTest() {
        super(TestDatabase.postgreSql());
    }

    @Override
    String analyze() {
        return "analyze woo_product_sync";
    }

    @Override
    String explain() {
        return "explain (format json) " + DUE;
    }
}
