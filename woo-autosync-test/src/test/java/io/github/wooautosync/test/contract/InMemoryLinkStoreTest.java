package io.github.wooautosync.test.contract;

import io.github.wooautosync.record.InMemoryLinkStore;
import io.github.wooautosync.record.LinkStore;

/** The links that live in memory keep the contract. */
class InMemoryLinkStoreTest extends LinkStoreContract {

    @Override
    protected LinkStore createEmptyStore() {
        return new InMemoryLinkStore();
    }
}
