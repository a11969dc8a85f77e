package io.github.wooautosync.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.test.store.FakeStoreMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An export needs the same memory whatever its length: the library, its database and JPA in one small JVM, the store in
 * another. {@code -Dmemory.products=200000 -Dmemory.heap=128m} is the long form.
 */
@Tag("processes")
@Tag("hibernate")
class BoundedMemoryTest {

    private static final int PRODUCTS = Integer.getInteger("memory.products", 10_000);
    private static final String HEAP = System.getProperty("memory.heap", "64m");
    private static final String HEAP_OF_THE_STORE = System.getProperty("memory.store.heap", "4g");
    private static final String OPEN = " is open at ";

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void aLongExportFitsIntoASmallHeap() throws Exception {
        Process store =
                start(HEAP_OF_THE_STORE, FakeStoreMain.class, "--port", "0", "--basic-over-http", "--forget-bodies");
        try {
            String url = line(store, OPEN).orElseThrow();
            String address = url.substring(url.indexOf(OPEN) + OPEN.length());
            Process node = start(
                    HEAP,
                    SmallNode.class,
                    "jdbc:h2:file:" + folder.resolve("host").toAbsolutePath(),
                    address,
                    Integer.toString(PRODUCTS));
            try {
                String exported = line(node, SmallNode.EXPORTED + " ").orElse("the node died");
                System.out.println("-Xmx" + HEAP + ": " + exported);

                assertThat(exported).startsWith(SmallNode.EXPORTED + " " + PRODUCTS + " of " + PRODUCTS);
                assertThat(productsIn(address)).isEqualTo(PRODUCTS);
            } finally {
                node.destroyForcibly();
            }
        } finally {
            store.destroyForcibly();
        }
    }

    private static Process start(String heap, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx" + heap,
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** The first line of output that contains this; what comes before is shown. */
    private static Optional<String> line(Process process, String wanted) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.contains(wanted)) {
                return Optional.of(line);
            }
            System.out.println(line);
        }
        return Optional.empty();
    }

    private static int productsIn(String address) throws IOException, InterruptedException {
        String key = Base64.getEncoder().encodeToString("ck_test:cs_test".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address + "/wp-json/wc/v3/products?per_page=1&_fields=id"))
                                .header("Authorization", "Basic " + key)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return Integer.parseInt(answer.headers().firstValue("X-WP-Total").orElseThrow());
    }
}
