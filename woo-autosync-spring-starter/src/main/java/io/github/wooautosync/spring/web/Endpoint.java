package io.github.wooautosync.spring.web;

import java.util.function.Function;
import org.springframework.http.HttpMethod;

/**
 * One endpoint.
 *
 * @param path beneath the base path, with variables in braces
 */
record Endpoint(HttpMethod method, String path, Function<ApiCall, ApiAnswer> handler) {

    static Endpoint get(String path, Function<ApiCall, ApiAnswer> handler) {
        return new Endpoint(HttpMethod.GET, path, handler);
    }

    static Endpoint post(String path, Function<ApiCall, ApiAnswer> handler) {
        return new Endpoint(HttpMethod.POST, path, handler);
    }

    static Endpoint put(String path, Function<ApiCall, ApiAnswer> handler) {
        return new Endpoint(HttpMethod.PUT, path, handler);
    }

    static Endpoint delete(String path, Function<ApiCall, ApiAnswer> handler) {
        return new Endpoint(HttpMethod.DELETE, path, handler);
    }
}
