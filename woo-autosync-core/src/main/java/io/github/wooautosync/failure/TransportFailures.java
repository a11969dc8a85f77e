package io.github.wooautosync.failure;

import java.util.List;

/** What the store did not name itself: no connection, no answer, or none that can be used. */
final class TransportFailures {

    static final List<FailureDescription> ALL = List.of(
            unavailable(
                    "connection_refused",
                    "Nobody answers at the store's address, or its name is unknown.",
                    "Check the store's address and that its server runs."),
            unavailable(
                    "connect_timeout",
                    "The store's server did not take the connection in time.",
                    "Check that the server runs and that no firewall drops the connection."),
            unavailable(
                    "tls_failure",
                    "The store's certificate is not trusted, has ended, or is not for its name.",
                    "Renew the certificate or complete its chain; a private authority has to be trusted by the host."),
            unavailable(
                    "redirected",
                    "The store sends requests on to another address.",
                    "Set the connection to the final address, such as https instead of http, with or without www."),
            unavailable(
                    "not_json",
                    "The store answered with a page instead of JSON.",
                    "Check the address, that permalinks are not \"Plain\", and that neither a login page, a cache nor a"
                            + " maintenance page stands in front of the REST API."),
            unavailable(
                    "address_refused",
                    "The store's address is of a kind that this host does not allow.",
                    "Use a public https address, or allow private addresses or plain http when building the library."),
            unavailable(
                    "blocked_by_web_server",
                    "A web server or firewall in front of the store refused the request.",
                    "Let the firewall allow the REST API under /wp-json/ for this host; if one product is refused"
                            + " alone, its words displease the firewall."),
            unavailable(
                    "http_error",
                    "The store answered with an error that names no code.",
                    "Look into the error log of the store's web server."),
            unavailable(
                    "interrupted",
                    "The host was shut down while it waited for the store.",
                    "Nothing has to be done: it goes on after the next start."),
            doubtful(
                    "request_timeout",
                    "The store did not answer in time; it may have done what it was asked.",
                    "Nothing has to be done at first; if it lasts, the store is too slow: look for slow plug-ins or give"
                            + " PHP more power."),
            doubtful(
                    "connection_lost",
                    "The connection broke before the answer was complete.",
                    "Nothing has to be done at first; if it lasts, look into the error log of the store's web server."),
            doubtful(
                    "broken_json",
                    "The store's answer is not what was asked for, or ends too early.",
                    "Look into the store's PHP error log, and whether a plug-in prints into the answers of the REST"
                            + " API."),
            doubtful(
                    "empty_answer",
                    "The store ended the request without an answer.",
                    "Look for a plug-in that ends requests to the REST API."),
            doubtful(
                    "answer_too_large",
                    "The store's answer is larger than allowed.",
                    "Look for a plug-in that adds large data to the answers of the REST API."),
            new FailureDescription(
                    "request_too_large",
                    FailureClass.INVALID_DATA,
                    "The product alone is larger than a request to this store may be.",
                    "Shorten its texts or meta data, or raise the limits of the store's web server and PHP"
                            + " (post_max_size)."));

    private TransportFailures() {}

    private static FailureDescription unavailable(String code, String cause, String remedy) {
        return new FailureDescription(code, FailureClass.UNAVAILABLE, cause, remedy);
    }

    private static FailureDescription doubtful(String code, String cause, String remedy) {
        return new FailureDescription(code, FailureClass.DOUBTFUL, cause, remedy);
    }
}
