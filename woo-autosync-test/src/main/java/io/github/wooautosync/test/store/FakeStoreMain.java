package io.github.wooautosync.test.store;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * A fake store as a program of its own. Options: {@code --port 8080}, {@code --name "My store"}, {@code --consumer-key},
 * {@code --consumer-secret}, {@code --tls}, {@code --basic-over-http}, and {@code --forget-bodies} for very many products.
 */
public final class FakeStoreMain {

    private static final Set<String> WITH_VALUE = Set.of("--port", "--name", "--consumer-key", "--consumer-secret");
    private static final Set<String> WITHOUT_VALUE = Set.of("--tls", "--basic-over-http", "--forget-bodies");

    private FakeStoreMain() {}

    /** Starts the store and runs until the process is ended. */
    public static void main(String[] args) throws InterruptedException {
        Map<String, String> options;
        try {
            options = options(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        try (FakeStore store = start(options)) {
            explain(store, options, System.out);
            new CountDownLatch(1).await();
        }
    }

    private static Map<String, String> options(String[] args) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < args.length; i++) {
            if (WITHOUT_VALUE.contains(args[i])) {
                options.put(args[i], "true");
            } else if (WITH_VALUE.contains(args[i]) && i + 1 < args.length) {
                options.put(args[i], args[i + 1]);
                i++;
            } else {
                throw new IllegalArgumentException("Unknown or incomplete option " + args[i]
                        + "; known are --port N, --name TEXT, --consumer-key KEY, --consumer-secret SECRET, --tls,"
                        + " --basic-over-http, --forget-bodies");
            }
        }
        return options;
    }

    private static FakeStore start(Map<String, String> options) {
        return FakeStore.builder()
                .port(Integer.parseInt(options.getOrDefault("--port", "8080")))
                .name(options.getOrDefault("--name", "Store A"))
                .credentials(
                        options.getOrDefault("--consumer-key", "ck_test"),
                        options.getOrDefault("--consumer-secret", "cs_test"))
                .tls(options.containsKey("--tls"))
                .basicAllowedOverHttp(options.containsKey("--basic-over-http"))
                .rememberBodies(!options.containsKey("--forget-bodies"))
                .start();
    }

    private static void explain(FakeStore store, Map<String, String> options, PrintStream out) {
        out.println(store.name() + " is open at " + store.url());
        out.println("Consumer key    " + store.consumerKey());
        out.println("Consumer secret " + store.consumerSecret());
        if (options.containsKey("--tls")) {
            out.println("The certificate is self-signed, for example: curl -k -u key:secret " + store.url()
                    + "/wp-json/wc/v3/products");
        } else if (options.containsKey("--basic-over-http")) {
            out.println("Try: curl -u key:secret " + store.url() + "/wp-json/wc/v3/products");
        } else {
            out.println("As a real shop it takes key and secret over plain http only by OAuth 1.0a;"
                    + " --tls or --basic-over-http make it easier.");
        }
    }
}
