package io.github.wooautosync.test.store;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One misbehaviour of a store, its web server or the network. Immutable; tell a store by {@link FakeStore#faults()}.
 *
 * <p>Each factory says whether the work of the request is done. "Done" means stored for good, whatever the client sees.
 */
public final class Fault {

    private static final String NOTICE = "<br />\n<b>Warning</b>:  Undefined array key \"color\" in"
            + " <b>/var/www/store/wp-content/plugins/some-plugin/some-plugin.php</b> on line <b>42</b><br />\n";
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** How much of the request is worked on. */
    enum Work {
        NONE,
        ALL,
        SOME_ITEMS
    }

    /** When the request is held until it is released. */
    enum Hold {
        NEVER,
        BEFORE_WORK,
        AFTER_WORK,
        /** The client has its answer; the work is done when it is asked for. */
        WORK_BY_ITSELF
    }

    /** Turns the honest answer into what is sent; null closes the connection. */
    interface Disguise {
        @Nullable
        Answer of(IncomingRequest request, @Nullable Answer honest);
    }

    private final String name;
    private final Duration delay;
    private final Work work;
    private final int items;
    private final Hold hold;
    private final boolean keyIgnored;
    private final Disguise disguise;

    private Fault(String name, Duration delay, Work work, int items, Hold hold, boolean keyIgnored, Disguise disguise) {
        this.name = name;
        this.delay = delay;
        this.work = work;
        this.items = items;
        this.hold = hold;
        this.keyIgnored = keyIgnored;
        this.disguise = disguise;
    }

    private static Fault instead(String name, Disguise disguise) {
        return new Fault(name, Duration.ZERO, Work.NONE, 0, Hold.NEVER, false, disguise);
    }

    private static Fault afterwards(String name, Disguise disguise) {
        return new Fault(name, Duration.ZERO, Work.ALL, 0, Hold.NEVER, false, disguise);
    }

    /** Waits before the work, then all goes well. */
    public static Fault delay(Duration delay) {
        return new Fault("delay " + delay, delay, Work.ALL, 0, Hold.NEVER, false, (request, honest) -> honest);
    }

    /** The work is done, then the connection is closed without an answer. */
    public static Fault answerLost() {
        return afterwards("answer lost", (request, honest) -> null);
    }

    /** The first {@code count} items of a batch are done, then the connection is closed without an answer. */
    public static Fault answerLostAfterItem(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("count (" + count + ") must not be negative");
        }
        return new Fault(
                "answer lost after item " + count,
                Duration.ZERO,
                Work.SOME_ITEMS,
                count,
                Hold.NEVER,
                false,
                (request, honest) -> null);
    }

    /** The connection is closed before any work. */
    public static Fault connectionClosed() {
        return instead("connection closed", (request, honest) -> null);
    }

    /** Nothing is done and nothing answered until {@link Faults#release()}; then all goes well. */
    public static Fault hang() {
        return new Fault(
                "hang before the work",
                Duration.ZERO,
                Work.ALL,
                0,
                Hold.BEFORE_WORK,
                false,
                (request, honest) -> honest);
    }

    /** The work is done, but nothing answered until {@link Faults#release()}. */
    public static Fault hangAfterWork() {
        return new Fault(
                "hang after the work", Duration.ZERO, Work.ALL, 0, Hold.AFTER_WORK, false, (request, honest) -> honest);
    }

    /**
     * The connection is closed at once, but PHP goes on unseen: the work is done at {@link Faults#finishLateWork()}.
     */
    public static Fault answerLostWorkLater() {
        return later("answer lost, work later", (request, honest) -> null);
    }

    /** The same, with a 504 from a proxy that gave up waiting. */
    public static Fault gatewayTimeoutWorkLater() {
        return later("504, work later", (request, honest) -> Answer.nginx(504, "Gateway Time-out"));
    }

    private static Fault later(String name, Disguise disguise) {
        return new Fault(name, Duration.ZERO, Work.NONE, 0, Hold.WORK_BY_ITSELF, false, disguise);
    }

    /** A page of the web server with this status, for example 403, 413 or 429; nothing is done (fact 141). */
    public static Fault status(int status) {
        return instead("status " + status, (request, honest) -> Answer.nginx(status, reason(status)));
    }

    /** The same with a {@code Retry-After} header in whole seconds. */
    public static Fault status(int status, Duration retryAfter) {
        return instead(
                "status " + status + " with Retry-After",
                (request, honest) -> Answer.nginx(status, reason(status))
                        .header("Retry-After", Long.toString(retryAfter.toSeconds())));
    }

    /** The same with a {@code Retry-After} header that holds a date. */
    public static Fault status(int status, Instant retryAt) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(retryAt.atOffset(ZoneOffset.UTC));
        return instead(
                "status " + status + " with a date",
                (request, honest) -> Answer.nginx(status, reason(status)).header("Retry-After", date));
    }

    private static String reason(int status) {
        return switch (status) {
            case 403 -> "Forbidden";
            case 413 -> "Request Entity Too Large";
            case 414 -> "Request-URI Too Large";
            case 429 -> "Too Many Requests";
            case 500 -> "Internal Server Error";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Temporarily Unavailable";
            case 504 -> "Gateway Time-out";
            default -> "Error";
        };
    }

    /** WordPress updates itself: 503, {@code Retry-After: 600}, JSON or HTML by what the request asks for (fact 139). */
    public static Fault maintenance() {
        return instead("maintenance", (request, honest) -> maintenanceAnswer(request));
    }

    private static Answer maintenanceAnswer(IncomingRequest request) {
        String message = "Briefly unavailable for scheduled maintenance. Check back in a minute.";
        Answer answer;
        if (request.asksForJson()) {
            var body = Json.object().put("code", "wp_die").put("message", message);
            body.putObject("data").put("status", 503);
            body.putArray("additional_errors");
            answer = Answer.json(503, body);
        } else {
            answer = Answer.html(503, Pages.wordPress("Maintenance", message));
        }
        return answer.header("Retry-After", "600");
    }

    /** The database is down: 500, JSON or HTML by what the request asks for; nothing is done (fact 139). */
    public static Fault databaseDown() {
        String message = "<h1>Error establishing a database connection</h1>";
        return instead("database down", (request, honest) -> {
            if (!request.asksForJson()) {
                return Answer.html(500, Pages.wordPress("Database Error", message));
            }
            var body = Json.object().put("code", "wp_die").put("message", message);
            body.putObject("data").put("status", 500);
            body.putArray("additional_errors");
            return Answer.json(500, body);
        });
    }

    /** PHP dies before the work: 500 {@code internal_server_error} (fact 140). */
    public static Fault fatal500() {
        return instead("fatal 500", (request, honest) -> Answer.json(500, RestError.fatalBody()));
    }

    /** The work is done, then PHP dies: 500 {@code internal_server_error}. */
    public static Fault fatal500AfterWork() {
        return afterwards("fatal 500 after the work", (request, honest) -> Answer.json(500, RestError.fatalBody()));
    }

    /** 502 HTML; nothing is done. */
    public static Fault badGateway() {
        return status(502);
    }

    /** The work is done, then 502 HTML. */
    public static Fault badGatewayAfterWork() {
        return afterwards("502 after the work", (request, honest) -> Answer.nginx(502, "Bad Gateway"));
    }

    /** 504 HTML; nothing is done. */
    public static Fault gatewayTimeout() {
        return status(504);
    }

    /** 504 HTML, while PHP goes on and does the work, as it does in life (fact 141). */
    public static Fault gatewayTimeoutAfterWork() {
        return afterwards("504 after the work", (request, honest) -> Answer.nginx(504, "Gateway Time-out"));
    }

    /** The work is done; the second half of the answer is missing. */
    public static Fault truncatedJson() {
        return afterwards(
                "truncated JSON",
                (request, honest) -> honest == null
                        ? null
                        : honest.withBody(Arrays.copyOf(honest.body(), honest.body().length / 2)));
    }

    /** The work is done; a warning of PHP stands before the JSON (fact 140). */
    public static Fault noticeBeforeJson() {
        return afterwards(
                "notice before JSON", (request, honest) -> prefixed(NOTICE.getBytes(StandardCharsets.UTF_8), honest));
    }

    /** The work is done; a byte order mark stands before the JSON (fact 140). */
    public static Fault bomBeforeJson() {
        return afterwards("byte order mark before JSON", (request, honest) -> prefixed(BOM, honest));
    }

    private static @Nullable Answer prefixed(byte[] prefix, @Nullable Answer honest) {
        if (honest == null) {
            return null;
        }
        byte[] body = Arrays.copyOf(prefix, prefix.length + honest.body().length);
        System.arraycopy(honest.body(), 0, body, prefix.length, honest.body().length);
        return honest.withBody(body);
    }

    /** The work is done; 200 with an empty body, as after {@code exit} in a plugin. */
    public static Fault emptyBody() {
        return afterwards("empty body", (request, honest) -> Answer.json(200, new byte[0]));
    }

    /** 200 with an empty body; nothing is done. */
    public static Fault emptyBodyBeforeWork() {
        return instead("empty body before the work", (request, honest) -> Answer.json(200, new byte[0]));
    }

    /** 301 to another address; nothing is done (fact 143). */
    public static Fault redirect(URI to) {
        return instead(
                "redirect to " + to,
                (request, honest) -> Answer.nginx(301, "Moved Permanently").header("Location", to.toString()));
    }

    /** The key is not looked at, as if it were revoked: 401 wherever a key is needed. */
    public static Fault unauthorised() {
        return new Fault("unauthorised", Duration.ZERO, Work.ALL, 0, Hold.NEVER, true, (request, honest) -> honest);
    }

    /** 200 with the HTML front page, as of a shop with plain permalinks; nothing is done (fact 6). */
    public static Fault htmlFrontPage() {
        return instead(
                "HTML front page",
                (request, honest) -> Answer.html(200, Pages.wordPress("Store", "Welcome to our store.")));
    }

    Duration delay() {
        return delay;
    }

    Work work() {
        return work;
    }

    int items() {
        return items;
    }

    Hold hold() {
        return hold;
    }

    boolean ignoresKey() {
        return keyIgnored;
    }

    @Nullable
    Answer disguise(IncomingRequest request, @Nullable Answer honest) {
        return disguise.of(request, honest);
    }

    @Override
    public String toString() {
        return "Fault[" + name + "]";
    }
}
