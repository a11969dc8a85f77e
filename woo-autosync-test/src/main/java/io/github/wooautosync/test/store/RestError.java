package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An error that the REST API answers: {@code {code, message, data{status, ...}}}. */
final class RestError extends RuntimeException {

    private final int status;
    private final String code;
    private final String text;
    private final JsonNode data;
    private boolean withAllow = true;

    private RestError(int status, String code, String text, JsonNode data) {
        super(code + ": " + text, null, false, false);
        this.status = status;
        this.code = code;
        this.text = text;
        this.data = data;
    }

    static RestError of(int status, String code, String message) {
        return new RestError(status, code, message, Json.object().put("status", status));
    }

    static RestError withData(int status, String code, String message, ObjectNode more) {
        ObjectNode data = Json.object().put("status", status);
        data.setAll(more);
        return new RestError(status, code, message, data);
    }

    /** Some errors of WordPress itself carry no data; REST then answers 500 (fact 92). */
    static RestError withoutData(String code, String message) {
        return new RestError(500, code, message, NullNode.getInstance());
    }

    static RestError noRoute() {
        return of(404, "rest_no_route", "No route was found matching the URL and request method.")
                .withoutAllowHeader();
    }

    static RestError unauthorised(String code, String message) {
        return of(401, code, message).withoutAllowHeader();
    }

    /** What the WordPress handler for fatal errors answers when PHP dies (fact 140). */
    static ObjectNode fatalBody() {
        ObjectNode body = Json.object();
        body.put("code", "internal_server_error");
        body.put(
                "message",
                "<p>There has been a critical error on this website.</p><p><a href=\"https://wordpress.org/"
                        + "documentation/article/faq-troubleshooting/\">Learn more about troubleshooting"
                        + " WordPress.</a></p>");
        body.putObject("data").put("status", 500);
        body.putArray("additional_errors");
        return body;
    }

    /** The {@code Allow} header is only sent where the permission check of the route has passed. */
    RestError withoutAllowHeader() {
        withAllow = false;
        return this;
    }

    boolean sendsAllow() {
        return withAllow;
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        ObjectNode body = Json.object();
        body.put("code", code);
        body.put("message", text);
        body.set("data", data);
        return body;
    }
}
