package io.github.wooautosync.spring.web;

import io.github.wooautosync.ConnectionTest;
import io.github.wooautosync.failure.FailureDescription;
import io.github.wooautosync.woo.StoreInformation;
import java.util.Optional;

/** What a try of a connection showed. A store that refuses is a result, not an error of the call. */
record ConnectionTestAnswer(
        boolean success,
        Optional<StoreInformation> store,
        Optional<String> code,
        Optional<String> message,
        Optional<String> cause,
        Optional<String> remedy) {

    static ConnectionTestAnswer of(ConnectionTest test) {
        return new ConnectionTestAnswer(
                test.success(),
                test.information(),
                test.code(),
                test.explanation(),
                test.description().map(FailureDescription::cause),
                test.description().map(FailureDescription::remedy));
    }
}
