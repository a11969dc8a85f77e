package io.github.wooautosync.jpa;

class MariaDbSchemaTest extends SchemaKit {

    MariaDbSchemaTest() {
        super(TestDatabase.mariaDb());
    }

    @Override
    String analyze() {
        return "analyze table woo_product_sync";
    }

    @Override
    String explain(String query) {
        return "explain format=json " + query;
    }
}
