package io.github.wooautosync.test.store;

/**
 * How PHP dies at a poisoned item, and what the client then sees. The items before it are stored, those after it are not
 * (fact 75).
 *
 * @param outcome what the client sees
 * @param itemIsStored whether the poisoned item itself was stored before PHP died
 */
public record Death(Outcome outcome, boolean itemIsStored) {

    /** What the client sees. */
    public enum Outcome {
        /** A plugin called {@code exit}: 200 with an empty body. */
        EMPTY_BODY,
        /** An uncaught error or exhausted memory: 500 with the JSON of the WordPress error handler. */
        FATAL_JSON,
        /** The PHP process was killed: 502 with an HTML page of the web server. */
        BAD_GATEWAY,
        /** PHP took too long: 504 with an HTML page of the web server. */
        GATEWAY_TIMEOUT,
        /** The connection is closed without an answer. */
        CONNECTION_CLOSED
    }

    /** 200 with an empty body; the item is not stored. */
    public static Death emptyBody() {
        return new Death(Outcome.EMPTY_BODY, false);
    }

    /** 500 {@code internal_server_error}; the item is not stored. */
    public static Death fatal500() {
        return new Death(Outcome.FATAL_JSON, false);
    }

    /** 502 HTML; the item is not stored. */
    public static Death badGateway() {
        return new Death(Outcome.BAD_GATEWAY, false);
    }

    /** 504 HTML; the item is not stored. */
    public static Death gatewayTimeout() {
        return new Death(Outcome.GATEWAY_TIMEOUT, false);
    }

    /** The connection is closed; the item is not stored. */
    public static Death connectionClosed() {
        return new Death(Outcome.CONNECTION_CLOSED, false);
    }

    /** The same, but right after the item was stored. */
    public Death afterStoring() {
        return new Death(outcome, true);
    }
}
