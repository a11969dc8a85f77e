package io.github.wooautosync;

import io.github.wooautosync.woo.StoreInformation;
import java.util.Optional;

/**
 * What a try of a connection showed.
 *
 * @param success the store answers and the key may read and write
 * @param information what the store says about itself; absent on failure
 * @param code stable failure code; absent on success
 * @param explanation what is wrong and what to do about it; absent on success
 */
public record ConnectionTest(
        boolean success, Optional<StoreInformation> information, Optional<String> code, Optional<String> explanation) {

    static ConnectionTest passed(StoreInformation information) {
        return new ConnectionTest(true, Optional.of(information), Optional.empty(), Optional.empty());
    }

    static ConnectionTest failed(String code, String explanation) {
        return new ConnectionTest(false, Optional.empty(), Optional.of(code), Optional.of(explanation));
    }
}
