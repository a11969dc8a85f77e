package io.github.wooautosync.spring.web;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * One call of the REST API, of one owner.
 *
 * @param maximumBodySize bytes
 */
record ApiCall(OwnerId owner, ServerRequest request, long maximumBodySize) {

    ConnectionId connectionId() {
        return Problems.connectionId(request.pathVariable("connectionId"));
    }

    ProductId productId() {
        return ProductIds.of("productId", request.pathVariable("productId"));
    }

    String pathVariable(String name) {
        return request.pathVariable(name);
    }

    Optional<String> parameter(String name) {
        return request.param(name);
    }

    List<String> parameters(String name) {
        return request.params().getOrDefault(name, List.of());
    }

    /** Whether the caller would rather have a job than wait (RFC 7240). */
    boolean prefersJob() {
        return request.headers().header("Prefer").stream().anyMatch(value -> value.contains("respond-async"));
    }

    /** The fields of the body; refuses a call without one. */
    JsonFields body(Collection<String> knownFields) {
        byte[] body = readBody();
        if (body.length == 0) {
            throw ApiException.of(
                    ProblemType.INVALID_REQUEST, "The body is missing; send a JSON object with " + knownFields);
        }
        return fields(body, knownFields);
    }

    /** The fields of the body, none without one. */
    JsonFields optionalBody(Collection<String> knownFields) {
        byte[] body = readBody();
        return body.length == 0 ? JsonFields.none() : fields(body, knownFields);
    }

    /** A page of another site can post texts and forms, not JSON, without asking the browser first. */
    private JsonFields fields(byte[] body, Collection<String> knownFields) {
        boolean json = request.headers()
                .contentType()
                .filter(type -> MediaType.APPLICATION_JSON.isCompatibleWith(type)
                        || type.getSubtype().endsWith("+json"))
                .isPresent();
        if (!json) {
            throw ApiException.of(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the body as JSON, with Content-Type: application/json");
        }
        return JsonFields.parse(body).knowing(knownFields);
    }

    private byte[] readBody() {
        try {
            byte[] body = request.servletRequest()
                    .getInputStream()
                    .readNBytes(Math.toIntExact(Math.min(maximumBodySize + 1, Integer.MAX_VALUE - 8)));
            if (body.length > maximumBodySize) {
                throw ApiException.of(
                        ProblemType.BODY_TOO_LARGE,
                        "The body has more than " + maximumBodySize
                                + " bytes; send several requests, or raise woo.autosync.web.maximum-body-size");
            }
            return body;
        } catch (IOException lost) {
            throw new UncheckedIOException("the body could not be read", lost);
        }
    }
}
