package io.github.wooautosync;

import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.woo.WooException;
import java.util.function.Supplier;

/** A read of a store on behalf of a person who waits: a failure says what to do. */
final class StoreReading {

    private StoreReading() {}

    static <T> T of(Connection connection, Supplier<T> read) {
        try {
            return read.get();
        } catch (WooException failed) {
            String code = failed.failure().detail().code();
            throw new StoreUnusableException(
                    code,
                    "the store of connection " + connection.storeName() + " cannot be read: "
                            + FailureExplanation.of(failed.failure()).remedy() + " ("
                            + failed.failure().detail() + ")");
        }
    }
}
