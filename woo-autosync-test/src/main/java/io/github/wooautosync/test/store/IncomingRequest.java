package io.github.wooautosync.test.store;

import com.sun.net.httpserver.Headers;
import org.jspecify.annotations.Nullable;

/** A request as it came over the wire. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record IncomingRequest(
        String method, String rawPath, @Nullable String rawQuery, Headers headers, byte[] body, boolean tls) {

    @Nullable
    String header(String name) {
        return headers.getFirst(name);
    }

    String rawUri() {
        return rawQuery == null ? rawPath : rawPath + "?" + rawQuery;
    }

    boolean asksForJson() {
        String accept = header("Accept");
        String type = header("Content-Type");
        return (accept != null && accept.contains("json")) || (type != null && type.contains("json"));
    }
}
