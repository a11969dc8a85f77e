package io.github.wooautosync.jpa;

class MariaDbSchemaTest extends SchemaKit {

    MariaDbSchemaTest() {
        super(TestDatabase.mariaDb());
    }

    @Override
    String explain() {
        return "explain format=json " + DUE;
    }
}
