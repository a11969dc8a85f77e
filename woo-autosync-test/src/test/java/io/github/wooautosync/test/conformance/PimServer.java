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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;

/** Stands for {@code https://pim.example}: the server that the shop fetches images from, with its broken ones. */
final class PimServer implements AutoCloseable {

    private static final int WIDTH = 800;
    private static final int HEIGHT = 600;

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
        String type = path.startsWith("/wrongct") ? "text/html" : "image/jpeg";
        send(exchange, 200, type, content(path));
    }

    private static byte[] content(String path) throws IOException {
        if (path.contains("empty")) {
            return new byte[0];
        }
        if (path.contains("truncated")) {
            byte[] whole = picture("jpg", WIDTH, HEIGHT);
            return Arrays.copyOf(whole, whole.length - 20);
        }
        if (path.contains("4000x3000")) {
            return picture("jpg", 4000, 3000);
        }
        if (path.endsWith(".webp")) {
            return webp();
        }
        if (path.contains("png")) {
            return picture("png", WIDTH, HEIGHT);
        }
        if (path.endsWith(".gif")) {
            return picture("gif", WIDTH, HEIGHT);
        }
        boolean noImage = path.contains("fake") || path.matches(".*\\.(html|pdf|svg|avif)");
        return noImage ? "this is no image".getBytes(StandardCharsets.UTF_8) : picture("jpg", WIDTH, HEIGHT);
    }

    /** Java cannot write this format: a small one whose header tells the usual size. */
    private static byte[] webp() {
        byte[] bytes = Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(26, (short) WIDTH)
                .putShort(28, (short) HEIGHT);
        return bytes;
    }

    /** A small real image. */
    static byte[] picture() {
        try {
            return picture("jpg", WIDTH, HEIGHT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] picture(String format, int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
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
