package io.github.wooautosync.secret;

/** How the consumer key and its secret travel to the store. */
public enum Authentication {
    /** Basic over HTTPS, OAuth 1.0a (HMAC-SHA256) over plain HTTP. */
    AUTOMATIC,
    /** As query parameters over HTTPS: for hosts that strip the Authorization header (fact 11). */
    QUERY_STRING,
    /** OAuth 1.0a (HMAC-SHA256), also over HTTPS. */
    OAUTH
}
