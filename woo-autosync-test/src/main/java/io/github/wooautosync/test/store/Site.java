package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The web server: tells REST requests from pages and files, and applies the script of faults. */
final class Site implements HttpHandler {

    private static final Logger log = LoggerFactory.getLogger(Site.class);
    private static final String REST = "/wp-json";
    private static final int LONGEST_URI = 8192;

    private final Shop shop;
    private final RestApi api;
    private final Storefront storefront;
    private final Faults faults;
    private final RequestLog requests;
    private final Pace pace;

    Site(Shop shop, RestApi api, Storefront storefront, Faults faults, RequestLog requests, Pace pace) {
        this.shop = shop;
        this.api = api;
        this.storefront = storefront;
        this.faults = faults;
        this.requests = requests;
        this.pace = pace;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        IncomingRequest request = new IncomingRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                exchange.getRequestURI().getRawQuery(),
                exchange.getRequestHeaders(),
                exchange.getRequestBody().readAllBytes(),
                exchange instanceof HttpsExchange);
        Answer answer;
        try {
            answer = answer(request);
        } catch (RuntimeException e) {
            log.error("The fake store failed at {} {}", request.method(), request.rawPath(), e);
            answer = Answer.text(599, "text/plain; charset=UTF-8", "The fake store itself failed: " + e);
        }
        send(exchange, answer);
    }

    private @Nullable Answer answer(IncomingRequest request) {
        String path = restPath(request);
        ObjectNode query = PhpQuery.parse(request.rawQuery() == null ? "" : request.rawQuery());
        JsonNode route = query.get("rest_route");
        if (path == null && route != null && isFrontDoor(request)) {
            path = route.asText().startsWith("/") ? route.asText() : "/" + route.asText();
        }
        if (path == null) {
            return storefront.answer(request);
        }
        if (request.rawUri().length() > LONGEST_URI) {
            return Answer.nginx(414, "Request-URI Too Large"); // fact 123
        }
        RecordedRequest entry = requests.begin(request, query);
        int status = -1;
        try {
            Answer answer = underFaults(request, path, query, entry);
            status = answer == null ? -1 : answer.status();
            return answer;
        } finally {
            requests.end(entry, status);
        }
    }

    private static boolean isFrontDoor(IncomingRequest request) {
        return Set.of("/", "/index.php").contains(request.rawPath());
    }

    private static @Nullable String restPath(IncomingRequest request) {
        String path = request.rawPath();
        String inner = path.startsWith("/index.php/") ? path.substring("/index.php".length()) : path;
        if (!inner.equals(REST) && !inner.startsWith(REST + "/")) {
            return null;
        }
        return URLDecoder.decode(inner.substring(REST.length()).replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private @Nullable Answer underFaults(
            IncomingRequest request, String path, ObjectNode query, RecordedRequest entry) {
        ItemProgress.pause(pace.now().perRequest());
        Fault fault = faults.pick(entry);
        if (fault == null) {
            return work(request, path, query, -1, false);
        }
        log.debug("{} hits {} {}", fault, entry.method(), entry.path());
        ItemProgress.pause(fault.delay());
        hold(fault, Fault.Hold.BEFORE_WORK);
        if (fault.hold() == Fault.Hold.WORK_BY_ITSELF) {
            faults.addLateWork(() -> work(request, path, query, -1, false));
        }
        Answer honest = null;
        if (fault.work() != Fault.Work.NONE) {
            int limit = fault.work() == Fault.Work.SOME_ITEMS ? fault.items() : -1;
            honest = work(request, path, query, limit, fault.ignoresKey());
        }
        hold(fault, Fault.Hold.AFTER_WORK);
        return fault.disguise(request, honest);
    }

    private void hold(Fault fault, Fault.Hold when) {
        if (fault.hold() == when) {
            CountDownLatch gate = faults.gate();
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private @Nullable Answer work(
            IncomingRequest request, String path, ObjectNode query, int itemLimit, boolean ignoreKey) {
        if (shop.settings().plainPermalinks() && !isFrontDoor(request)) {
            return plainPermalinks(request);
        }
        try {
            return api.answer(
                    request, path, query, new ItemProgress(faults, pace.now().perItem(), itemLimit), ignoreKey);
        } catch (RequestDied e) {
            return ItemProgress.answerOf(e);
        }
    }

    /** A shop with plain permalinks does not know /wp-json/ (fact 6). */
    private Answer plainPermalinks(IncomingRequest request) {
        if (request.method().equals("GET") && !request.rawPath().equals(REST + "/")) {
            return Answer.html(301, "").header("Location", shop.url() + "/").header("X-Redirect-By", "WordPress");
        }
        return Answer.html(200, Pages.wordPress(shop.settings().name(), "Welcome to our store."));
    }

    private static void send(HttpExchange exchange, @Nullable Answer answer) throws IOException {
        try (exchange) {
            if (answer == null) {
                return; // closing without an answer closes the connection
            }
            for (Map.Entry<String, String> header : answer.headers().entrySet()) {
                exchange.getResponseHeaders().set(header.getKey(), header.getValue());
            }
            boolean head = exchange.getRequestMethod().equals("HEAD");
            byte[] body = answer.body();
            exchange.sendResponseHeaders(answer.status(), head || body.length == 0 ? -1 : body.length);
            if (!head && body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }
}
