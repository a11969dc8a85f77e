package io.github.wooautosync.test.chaos;

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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import javax.imageio.ImageIO;

/** Serves the pictures of the PIM to the stores, each with its name and edition inside, and counts who fetched what. */
final class PictureServer implements AutoCloseable {

    private static final byte[] PNG = png();

    static {
        // Without it small answers wait 40 ms for a delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Map<String, Integer> editions = new ConcurrentHashMap<>();
    private final Map<Fetch, Integer> fetches = new ConcurrentHashMap<>();
    private volatile Predicate<String> broken = file -> false;

    /**
     * A picture that a store got.
     *
     * @param store the store's own word for itself
     */
    record Fetch(String store, String file) {}

    PictureServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/", this::answer);
        server.setExecutor(workers);
        server.start();
    }

    URI url(Picture picture) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/" + picture.file());
    }

    /** From now on this edition is what the name leads to. */
    void publish(Picture picture) {
        editions.put(picture.file(), picture.edition());
    }

    int edition(String file) {
        return editions.getOrDefault(file, 0);
    }

    /** Which files cannot be had at the moment. */
    void breaks(Predicate<String> files) {
        broken = files;
    }

    /** How often a store has fetched a file successfully, all editions together. */
    Map<Fetch, Integer> fetches() {
        return Map.copyOf(fetches);
    }

    /** What a picture consists of. */
    static byte[] content(Picture picture) {
        byte[] mark = picture.contentHash().getBytes(StandardCharsets.UTF_8);
        byte[] content = java.util.Arrays.copyOf(PNG, PNG.length + mark.length);
        System.arraycopy(mark, 0, content, PNG.length, mark.length);
        return content;
    }

    /** Which picture and edition some bytes are, as {@link Picture#contentHash()} says it. */
    static String mark(byte[] content) {
        return content.length < PNG.length
                ? "no picture"
                : new String(content, PNG.length, content.length - PNG.length, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String file = exchange.getRequestURI().getPath().substring(1);
            if (broken.test(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            String store = String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent"));
            fetches.merge(new Fetch(store.substring(store.indexOf("; ") + 2), file), 1, Integer::sum);
            byte[] content = content(new Picture(file, edition(file)));
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        }
    }

    private static byte[] png() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
