package io.github.wooautosync.jpa;

class H2SchemaTest extends SchemaKit {

    H2SchemaTest() {
        super(TestDatabase.h2());
    }

    @Override
    String explain() {
        return "explain " + DUE;
    }
}
