package io.github.wooautosync.jpa;

class PostgreSqlSchemaTest extends SchemaKit {

    PostgreSqlSchemaTest() {
        super(TestDatabase.postgreSql());
    }

    @Override
    String analyze() {
        return "vacuum (full, analyze) woo_product_sync";
    }

    @Override
    String explain(String query) {
        return "explain (format json) " + query;
    }
}
