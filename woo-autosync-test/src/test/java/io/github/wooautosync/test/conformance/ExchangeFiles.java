package io.github.wooautosync.test.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The recordings on the class path. */
final class ExchangeFiles {

    private static final String ROOT = "/woocommerce-contract/";
    static final ObjectMapper JSON = new ObjectMapper();

    private final Path exchanges;

    private ExchangeFiles(Path exchanges) {
        this.exchanges = exchanges;
    }

    static ExchangeFiles onClassPath() {
        URL url = Objects.requireNonNull(ExchangeFiles.class.getResource(ROOT + "exchanges"), "recordings not found");
        try {
            return new ExchangeFiles(Path.of(url.toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All recordings that can be told as requests and answers; webhook deliveries have tests of their own. */
    List<Exchange> all() {
        try (Stream<Path> files = Files.walk(exchanges)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.toString().contains("l-webhooks"))
                    .sorted()
                    .map(this::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Exchange read(Path file) {
        String name = exchanges.relativize(file).toString().replace('\\', '/').replaceFirst("\\.json$", "");
        try {
            return Exchange.of(name, JSON.readTree(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** A JSON file beside the recordings. */
    static JsonNode json(String name) {
        try (InputStream in = resource(name)) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** The lines of a text file beside the recordings. */
    static List<String> lines(String name) {
        try (InputStream in = resource(name)) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(ExchangeFiles.class.getResourceAsStream(ROOT + name), name);
    }
}
