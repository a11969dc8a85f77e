package io.github.wooautosync.spring.web;

import java.util.List;
import java.util.Optional;

/**
 * What a call is answered with.
 *
 * @param body becomes JSON
 * @param location path of what was made, beneath the base path
 */
record ApiAnswer(int status, Optional<Object> body, Optional<String> location) {

    static ApiAnswer ok(Object body) {
        return new ApiAnswer(200, Optional.of(body), Optional.empty());
    }

    static ApiAnswer created(String location, Object body) {
        return new ApiAnswer(201, Optional.of(body), Optional.of(location));
    }

    static ApiAnswer accepted(String location, Object body) {
        return new ApiAnswer(202, Optional.of(body), Optional.of(location));
    }

    static ApiAnswer noContent() {
        return new ApiAnswer(204, Optional.empty(), Optional.empty());
    }

    /** Several of a kind. */
    record Listed(List<?> data) {}
}
