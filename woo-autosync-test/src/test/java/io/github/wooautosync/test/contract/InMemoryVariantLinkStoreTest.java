package io.github.wooautosync.test.contract;

import io.github.wooautosync.record.InMemoryVariantLinkStore;
import io.github.wooautosync.record.VariantLinkStore;

/** The links of variants that live in memory keep the contract. */
class InMemoryVariantLinkStoreTest extends VariantLinkStoreContract {

    @Override
    protected VariantLinkStore createEmptyStore() {
        return new InMemoryVariantLinkStore();
    }
}
