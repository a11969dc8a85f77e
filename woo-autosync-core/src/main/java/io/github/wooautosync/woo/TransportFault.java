package io.github.wooautosync.woo;

/** Failure codes for what the store did not name itself. */
public enum TransportFault {
    /** Nobody listens at the address, or its name is unknown. */
    CONNECTION_REFUSED("connection_refused"),
    /** No connection within the connect time-out. */
    CONNECT_TIMEOUT("connect_timeout"),
    /** No complete answer within the request time-out. */
    TIMEOUT("request_timeout"),
    /** The connection broke after the request was sent. */
    CONNECTION_LOST("connection_lost"),
    /** The certificate of the store is not trusted or does not fit its name. */
    TLS("tls_failure"),
    /** The store answered with a redirect, which is not followed: its address is another one. */
    REDIRECTED("redirected"),
    /** A page instead of JSON: not the REST API, or "plain" permalinks (fact 6). */
    NOT_JSON("not_json"),
    /** JSON that ends too early, or is not what was asked for. */
    BROKEN_JSON("broken_json"),
    /** A success without a body: PHP was ended by a plug-in (fact 75). */
    EMPTY_ANSWER("empty_answer"),
    /** More than the allowed size. */
    ANSWER_TOO_LARGE("answer_too_large"),
    /** An error status whose body names no code. */
    HTTP_ERROR("http_error"),
    /**
     * The request, or its address, is longer than the store or its web server takes (HTTP 413, 414). Nothing was done;
     * the same items may pass in smaller requests, and an item that is too large alone will never pass. Comes as {@link
     * WooFailure.InvalidData}. WooCommerce's own limit of items (fact 72) is the same with the store's code.
     */
    REQUEST_TOO_LARGE("request_too_large"),
    /**
     * A web server or firewall in front of the store refused (HTTP 403 or 406 without an answer of WordPress). Nothing
     * was done. Mostly it refuses everything; a firewall may also dislike the content of one item. Comes as {@link
     * WooFailure.Unavailable}.
     */
    BLOCKED("blocked_by_web_server"),
    /** The address is of a kind that the host does not allow (scheme, private address, user information). */
    ADDRESS_REFUSED("address_refused"),
    /** The calling thread was interrupted. */
    INTERRUPTED("interrupted");

    private final String code;

    TransportFault(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
