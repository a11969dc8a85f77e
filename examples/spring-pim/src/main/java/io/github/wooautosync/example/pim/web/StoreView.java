package io.github.wooautosync.example.pim.web;

import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.test.store.FakeStore;
import java.util.Optional;

/**
 * A store as the page shows it.
 *
 * @param beside whether it runs beside the PIM, so that the page can switch it off
 * @param remedy what is wrong with it and what to do; empty while it works
 */
record StoreView(
        String id,
        String name,
        String url,
        boolean beside,
        boolean running,
        boolean active,
        String health,
        String remedy) {

    static StoreView of(Connection connection, Optional<FakeStore> beside) {
        return new StoreView(
                connection.id().value(),
                connection.storeName(),
                connection.storeUrl().toString(),
                beside.isPresent(),
                beside.map(FakeStore::isRunning).orElse(true),
                connection.active(),
                connection.health().state().name(),
                connection
                        .health()
                        .description()
                        .map(failure -> failure.cause() + " " + failure.remedy())
                        .orElse(""));
    }
}
