package io.github.wooautosync.woo.http;

import java.net.http.HttpHeaders;
import java.util.Locale;

/**
 * What came over the wire, not yet understood.
 *
 * @param body as it was sent, perhaps compressed; not the whole when too large
 * @param tooLarge whether the body was cut off at the allowed size
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copied for nobody
record RawAnswer(int status, HttpHeaders headers, byte[] body, boolean tooLarge) {

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    boolean isRedirect() {
        return status >= 300 && status < 400;
    }

    String header(String name) {
        return headers.firstValue(name).orElse("").strip();
    }

    boolean saysJson() {
        return header("Content-Type").toLowerCase(Locale.ROOT).contains("json");
    }
}
