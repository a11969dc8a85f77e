package io.github.wooautosync.jpa;

class H2SchemaTest extends SchemaKit {

    H2SchemaTest() {
        super(TestDatabase.h2());
    }

    @Override
    String analyze() {
        return "analyze";
    }

    @Override
    String explain(String query) {
        return "explain " + query;
    }
}
