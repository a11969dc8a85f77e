package io.github.wooautosync.jpa;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.wooautosync.ExportHandle;
import io.github.wooautosync.ExportRequest;
import io.github.wooautosync.WooAutoSync;
import io.github.wooautosync.engine.RetryPolicy;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.secret.SecretCipher;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;

/**
 * One node of a host, with the whole library, in a JVM of its own. It reads commands from its standard input, says how
 * far it got, and ends when the input ends, so that none outlives the test. {@link NodeProcess} is the other side.
 */
final class EngineNode {

    static final String READY = "ready";
    static final String EXPORT = "export";
    static final String REGISTERED = "registered";

    /** Short, so that a test need not wait long for a takeover, and far above what a fake store needs. */
    static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(4);

    static final Duration LEASE = Duration.ofSeconds(15);
    static final Duration DOUBT = Duration.ofSeconds(3);

    private EngineNode() {}

    /** Arguments: the JDBC URL, the user, and the name of the node. */
    public static void main(String[] arguments) throws IOException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        config.setUsername(arguments[1]);
        config.setPassword("");
        config.setMaximumPoolSize(10);
        try (HikariDataSource dataSource = new HikariDataSource(config);
                EntityManagerFactory factory = Persistence.createEntityManagerFactory(
                        "host", Map.of("jakarta.persistence.nonJtaDataSource", dataSource));
                WooAutoSync library = library(factory, new HostCatalog(dataSource))
                        .nodeName(arguments[2])
                        .build();
                BufferedReader commands =
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            say(READY);
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                export(library, line);
            }
        }
    }

    /** The library as every node of the host builds it, the one of the test included. */
    static WooAutoSync.Builder library(EntityManagerFactory factory, HostCatalog catalog) {
        ResourceLocalTransactions transactions = new ResourceLocalTransactions(factory);
        return WooAutoSync.builder()
                .productSource(catalog::load)
                .recordStore(JpaSyncRecordStore.of(transactions))
                .connectionStore(new JpaConnectionStore(transactions, SecretCipher.plaintextForDemos()))
                .allowPlainHttp(true)
                .allowPrivateAddresses(true)
                .coalescingWindow(Duration.ofMillis(100))
                .pollInterval(Duration.ofMillis(100))
                .requestTimeout(REQUEST_TIMEOUT)
                .leaseDuration(LEASE)
                .doubtPeriod(DOUBT)
                .retryPolicy(RetryPolicy.builder()
                        .firstDelay(Duration.ofMillis(200))
                        .maxDelay(Duration.ofSeconds(2))
                        .maxAttempts(1000)
                        .build());
    }

    private static void export(WooAutoSync library, String line) {
        String[] command = line.split(" ");
        if (!command[0].equals(EXPORT)) {
            throw new IllegalArgumentException("unknown command: " + line);
        }
        ConnectionId connection = ConnectionId.of(command[1]);
        ExportHandle export = library.exports()
                .start(ExportRequest.of(
                        connection,
                        LongStream.rangeClosed(Long.parseLong(command[2]), Long.parseLong(command[3]))
                                .mapToObj(ProductId::of)
                                .toList()));
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> export.progress().allRegistered());
        say(REGISTERED + " " + connection);
    }

    private static void say(String text) {
        System.out.println(text);
    }
}
