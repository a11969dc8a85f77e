package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** One HTTP answer, ready to be sent. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Answer(int status, Map<String, String> headers, byte[] body) {

    static Answer json(int status, JsonNode body) {
        return json(status, Json.bytes(body));
    }

    static Answer json(int status, byte[] body) {
        return new Answer(status, new LinkedHashMap<>(Map.of("Content-Type", "application/json; charset=UTF-8")), body);
    }

    static Answer html(int status, String page) {
        return text(status, "text/html; charset=UTF-8", page);
    }

    static Answer text(int status, String contentType, String text) {
        return bytes(status, contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    static Answer bytes(int status, String contentType, byte[] body) {
        return new Answer(status, new LinkedHashMap<>(Map.of("Content-Type", contentType)), body);
    }

    /** A page of the web server in front of PHP (fact 141). */
    static Answer nginx(int status, String reason) {
        String title = status + " " + reason;
        return text(
                status,
                "text/html",
                "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title
                        + "</h1></center>\r\n<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n");
    }

    Answer header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Answer withBody(byte[] other) {
        return new Answer(status, headers, other);
    }
}
