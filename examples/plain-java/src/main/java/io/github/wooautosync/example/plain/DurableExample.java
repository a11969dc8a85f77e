package io.github.wooautosync.example.plain;

import io.github.wooautosync.example.plain.ToyPim.Article;
import io.github.wooautosync.test.store.FakeStore;
import io.github.wooautosync.woo.http.HttpWooClientFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Nothing is lost when a host is killed: a host with its PIM in an H2 file runs in a second JVM, is killed in the middle
 * of an export and right after its last commit, and continues each time it is started again. The stores run here, so
 * that they survive it. Ends with exit code 0 when both stores equal the PIM.
 */
public final class DurableExample {

    private static final Duration PER_REQUEST = Duration.ofMillis(100);
    private static final Duration PER_PRODUCT = Duration.ofMillis(5);

    private final Path folder;
    private final List<Shop> shops;
    private final String secretKey;

    private DurableExample(Path folder, List<Shop> shops) {
        this.folder = folder;
        this.shops = shops;
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        this.secretKey = Base64.getEncoder().encodeToString(key);
    }

    /**
     * Runs the demonstration.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        Path folder = Path.of("demo-data", "plain");
        boolean good;
        try (HttpWooClientFactory clients = HttpWooClientFactory.builder()
                .plainHttpAllowed(true)
                .privateAddressesAllowed(true)
                .build()) {
            List<Shop> shops = List.of(slowStore("Store A", clients), slowStore("Store B", clients));
            good = new DurableExample(folder, shops).run();
            shops.stream().map(Shop::fake).flatMap(Optional::stream).forEach(FakeStore::close);
        }
        System.exit(good ? 0 : 1);
    }

    /** Slow as a small shop, so that there is a middle in which to kill. */
    private static Shop slowStore(String name, HttpWooClientFactory clients) {
        return Shop.of(
                FakeStore.builder()
                        .name(name)
                        .serviceTime(PER_REQUEST, PER_PRODUCT)
                        .start(),
                clients);
    }

    private boolean run() {
        startAfresh();
        killInTheMiddleOfAnExport();
        continueUntilSynced();
        boolean good = check("after the export");
        killRightAfterTheLastCommit();
        continueUntilSynced();
        good &= check("after the edits");
        say(good ? "Every store equals the PIM." : "A store differs from the PIM: see above.");
        return good;
    }

    private void killInTheMiddleOfAnExport() {
        say("A host starts, with its PIM in " + folder + ", and exports to two stores");
        try (HostProcess host = HostProcess.start(folder, shops, secretKey)) {
            host.tell(DurableHost.EXPORT, DurableHost.EXPORTING);
            Pause.until(() -> products(shops.get(0)) > DurableHost.ARTICLES / 3);
            host.kill();
        }
        shops.forEach(shop -> say("  killed (kill -9): " + shop.name() + " has " + products(shop) + " of "
                + DurableHost.ARTICLES + " products"));
    }

    private void killRightAfterTheLastCommit() {
        say("It starts again, and every price is edited, each in a transaction of its own");
        try (HostProcess host = HostProcess.start(folder, shops, secretKey)) {
            host.tell(DurableHost.EDIT, DurableHost.EDITED);
            host.kill();
        }
        say("  killed (kill -9) right after the last commit");
    }

    private void continueUntilSynced() {
        say("It starts again; at most " + DurableHost.LEASE.toSeconds()
                + " s later it may continue what the killed one was doing");
        try (HostProcess host = HostProcess.start(folder, shops, secretKey)) {
            host.tell(DurableHost.SYNC, DurableHost.SYNCED);
        }
    }

    /** Compares each store, asked over its REST API, with the articles in the database. */
    private boolean check(String when) {
        List<Article> articles;
        try (StoredPim pim = StoredPim.open(folder)) {
            articles = pim.articles();
        }
        boolean good = true;
        for (Shop shop : shops) {
            List<String> differences = shop.differences(articles);
            boolean equal = differences.isEmpty() && products(shop) == articles.size();
            say((equal ? "  ok   " : "  FAIL ") + shop.name() + " equals the PIM " + when + ": " + products(shop)
                    + " products, each once");
            differences.stream().limit(10).forEach(difference -> say("    " + difference));
            good &= equal;
        }
        return good;
    }

    private static int products(Shop shop) {
        return shop.fake().map(FakeStore::productCount).orElse(0);
    }

    /** The stores of an earlier run are gone, so its database is of no use. */
    private void startAfresh() {
        try {
            if (Files.exists(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(folder + " cannot be made empty", failed);
        }
    }

    private static void say(String text) {
        System.out.println(text);
    }
}
