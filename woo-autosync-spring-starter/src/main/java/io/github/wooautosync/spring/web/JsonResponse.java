package io.github.wooautosync.spring.web;

import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/** Bytes as an answer, past the host's message converters. */
final class JsonResponse {

    private JsonResponse() {}

    static ServerResponse of(int status, MediaType type, Map<String, String> headers, byte[] body) {
        ServerResponse.BodyBuilder builder = ServerResponse.status(status);
        headers.forEach(builder::header);
        builder.header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (body.length > 0) {
            builder.contentType(type).contentLength(body.length);
        }
        return builder.build((request, response) -> {
            response.getOutputStream().write(body);
            return null;
        });
    }
}
