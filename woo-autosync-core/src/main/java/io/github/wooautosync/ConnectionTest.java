package io.github.wooautosync;

import io.github.wooautosync.connection.StoreUrl;
import io.github.wooautosync.failure.FailureDescription;
import io.github.wooautosync.woo.FailureDetail;
import io.github.wooautosync.woo.StoreInformation;
import java.util.Optional;

/**
 * What a try of a connection showed.
 *
 * @param success the store answers and the key may read and write
 * @param information what the store says about itself; absent on failure
 * @param code stable failure code; absent on success
 * @param explanation what is wrong, what to do about it and what was seen; absent on success
 * @param description cause and remedy alone; absent on success
 */
public record ConnectionTest(
        boolean success,
        Optional<StoreInformation> information,
        Optional<String> code,
        Optional<String> explanation,
        Optional<FailureDescription> description) {

    static ConnectionTest passed(StoreInformation information) {
        return new ConnectionTest(true, Optional.of(information), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static ConnectionTest failed(FailureDescription description, FailureDetail seen, StoreUrl storeUrl) {
        return new ConnectionTest(
                false,
                Optional.empty(),
                Optional.of(description.code()),
                Optional.of(storeUrl + ": " + description.text() + " (" + seen + ")"),
                Optional.of(description));
    }
}
