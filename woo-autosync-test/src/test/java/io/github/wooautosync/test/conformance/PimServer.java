package io.github.wooautosync.test.conformance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;

/** Stands for {@code https://pim.example}: the server that the shop fetches images from, with its broken ones. */
final class PimServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    PimServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getRawPath();
            if (path.startsWith("/err/")) {
                send(exchange, Integer.parseInt(path.split("/")[2]), "text/plain", new byte[0]);
            } else if (path.startsWith("/missing")) {
                send(exchange, 404, "text/plain", new byte[0]);
            } else if (path.startsWith("/redirect")) {
                exchange.getResponseHeaders().set("Location", "/img/photo-1.jpg");
                send(exchange, 302, "text/plain", new byte[0]);
            } else {
                serveFile(exchange, path.toLowerCase(Locale.ROOT));
            }
        }
    }

    private static void serveFile(HttpExchange exchange, String path) throws IOException {
        if (path.contains("fake") || path.contains("text")) {
            send(exchange, 200, "image/jpeg", "this is no image".getBytes(StandardCharsets.UTF_8));
        } else if (path.endsWith(".html")) {
            send(exchange, 200, "text/html", "<html><body>page</body></html>".getBytes(StandardCharsets.UTF_8));
        } else if (path.contains("png")) {
            send(exchange, 200, "image/png", picture("png"));
        } else if (path.endsWith(".gif")) {
            send(exchange, 200, "image/gif", picture("gif"));
        } else {
            send(exchange, 200, "image/jpeg", picture("jpg"));
        }
    }

    private static byte[] picture(String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
