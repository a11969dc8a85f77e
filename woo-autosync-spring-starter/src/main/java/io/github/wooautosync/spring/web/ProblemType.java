package io.github.wooautosync.spring.web;

import java.util.Locale;

/** The problems that a caller can meet. */
enum ProblemType {
    MALFORMED_JSON(400, "The body is not JSON"),
    INVALID_REQUEST(400, "The request is not valid"),
    UNAUTHENTICATED(401, "Nobody is signed in"),
    UNKNOWN_CONNECTION(404, "There is no such connection"),
    NO_DEFAULT_CONNECTION(404, "There is no default connection"),
    UNKNOWN_PRODUCT(404, "There is no such product at this connection"),
    UNKNOWN_EXPORT(404, "There is no such export"),
    UNKNOWN_EXPORT_MAPPING(404, "There is no such export mapping"),
    NO_ACTIVE_EXPORT_MAPPING(404, "No export mapping is active"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    DUPLICATE_CONNECTION(409, "The store is connected already"),
    DUPLICATE_EXPORT_MAPPING(409, "The name is taken"),
    INACTIVE_CONNECTION(409, "The connection is paused"),
    BODY_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body must be JSON"),
    TOO_MANY_EXPORTS(429, "Too many exports are running"),
    STORE_UNUSABLE(502, "The store cannot be read"),
    INTERNAL_ERROR(500, "Something went wrong here");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /** Such as {@code unknown-connection}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
