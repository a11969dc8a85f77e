package io.github.wooautosync.woo.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/** A server on this machine that gives the answers it was told, in order (the last one again and again). */
final class ScriptedStore implements AutoCloseable {

    static {
        // Else every answer waits 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** A request as it arrived. */
    record Received(String method, URI uri, Map<String, List<String>> headers, String body) {

        String header(String name) {
            return String.join(", ", headers.getOrDefault(name, List.of()));
        }

        Map<String, String> query() {
            Map<String, String> query = new LinkedHashMap<>();
            if (uri.getRawQuery() != null) {
                for (String parameter : uri.getRawQuery().split("&")) {
                    String[] pair = parameter.split("=", 2);
                    query.put(decoded(pair[0]), pair.length == 2 ? decoded(pair[1]) : "");
                }
            }
            return query;
        }

        JsonNode json() {
            try {
                return Recording.JSON.readTree(body);
            } catch (IOException noJson) {
                throw new UncheckedIOException(noJson);
            }
        }

        private static String decoded(String text) {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        }
    }

    private final HttpServer server;
    private final String scheme;
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    private ScriptedStore(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.createContext("/", this::handle);
        server.start();
    }

    static ScriptedStore http() {
        try {
            return new ScriptedStore(HttpServer.create(anyPort(), 0), "http");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static ScriptedStore https(SSLContext certificate) {
        try {
            HttpsServer server = HttpsServer.create(anyPort(), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(certificate));
            return new ScriptedStore(server, "https");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    synchronized ScriptedStore answers(Answer... next) {
        answers.clear();
        answers.addAll(List.of(next));
        return this;
    }

    URI url() {
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Received> received() {
        return received;
    }

    Received only() {
        if (received.size() != 1) {
            throw new AssertionError("expected one request, but there were " + received);
        }
        return received.get(0);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(
                    exchange.getRequestMethod(), exchange.getRequestURI(), exchange.getRequestHeaders(), body));
            Answer answer = next();
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    private synchronized Answer next() {
        Answer answer = answers.size() > 1 ? answers.remove() : answers.peek();
        return answer == null ? Answer.html(500, "no answer was scripted") : answer;
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }
}
