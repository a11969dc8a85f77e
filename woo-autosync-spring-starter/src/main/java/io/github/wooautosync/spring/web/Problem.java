package io.github.wooautosync.spring.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.net.URI;
import java.util.List;

/**
 * What went wrong, as RFC 9457 has it.
 *
 * @param code stable; also the end of {@code type}
 * @param errors which fields of the request are to blame, and what to do about each
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "code", "errors"})
record Problem(
        URI type, String title, int status, String detail, String instance, String code, List<FieldError> errors) {

    static Problem of(ProblemType type, String detail, List<FieldError> errors) {
        return new Problem(
                URI.create("urn:woo-autosync:problem:" + type.code()),
                type.title(),
                type.status(),
                detail,
                "",
                type.code(),
                errors);
    }

    Problem at(String path) {
        return new Problem(type, title, status, detail, path, code, errors);
    }

    /**
     * One field of a request.
     *
     * @param field such as {@code productIds[3]}
     */
    record FieldError(String field, String message, String remedy) {}
}
