package io.github.wooautosync.test.contract;

import io.github.wooautosync.connection.ConnectionStore;
import io.github.wooautosync.connection.InMemoryConnectionStore;

class InMemoryConnectionStoreTest extends ConnectionStoreContract {

    @Override
    protected ConnectionStore createEmptyStore() {
        return new InMemoryConnectionStore();
    }
}
