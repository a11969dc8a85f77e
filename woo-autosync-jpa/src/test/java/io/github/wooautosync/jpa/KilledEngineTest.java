package io.github.wooautosync.jpa;

import io.github.wooautosync.jpa.StoresAndHost.Outlet;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * A node that exports and updates 2,000 products is really killed, at random points; started again, it leaves every
 * store equal to the PIM. {@code -Dkilled.points=20} is the long form, {@code -Dkilled.seed=…} repeats a run.
 */
@Tag("processes")
@Timeout(60 * 60)
class KilledEngineTest {

    private static final int POINTS = Integer.getInteger("killed.points", 3);
    private static final long SEED = Long.getLong("killed.seed", System.nanoTime());
    private static final int PRODUCTS = 2000;
    private static final int NEVER_EXPORTED = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final TestDatabase database = TestDatabase.postgreSql();

    @TestFactory
    Stream<DynamicTest> aKilledNodeLosesAndDoublesNothing() {
        System.out.println("KilledEngineTest: " + POINTS + " points, seed " + SEED);
        Random seeds = new Random(SEED);
        return IntStream.rangeClosed(1, POINTS)
                .mapToObj(point -> new Point(point, seeds.nextLong()))
                .map(point -> DynamicTest.dynamicTest("point " + point.number, () -> killTwice(point)));
    }

    private record Point(int number, long seed) {}

    private void killTwice(Point point) {
        Random random = new Random(point.seed);
        try (StoresAndHost host = new StoresAndHost(database)) {
            host.catalog().fill(1, PRODUCTS + NEVER_EXPORTED);
            host.openStore(1, PRODUCTS);
            host.openStore(1, PRODUCTS);
            try (NodeProcess first = NodeProcess.start("first", database).awaitReady()) {
                killDuringExport(host, first, random);
                try (NodeProcess second = NodeProcess.start("second", database)) {
                    continueExport(host, first, second);
                    killDuringUpdates(host, second, random);
                }
            }
            try (NodeProcess third = NodeProcess.start("third", database)) {
                third.awaitReady();
                host.awaitQuiet(PATIENCE);
                host.assertEveryStoreEqualsThePim();
            }
        }
    }

    private void killDuringExport(StoresAndHost host, NodeProcess node, Random random) {
        host.outlets().forEach(outlet -> node.export(outlet.connection(), outlet.first(), outlet.last()));
        awaitPoint(
                random,
                2L * PRODUCTS,
                () -> host.outlets().stream()
                        .mapToLong(outlet -> outlet.store().productCount())
                        .sum());
        kill(host, node);
        host.edit(someOf(random));
    }

    /** A host asks again for an export whose call did not return. */
    private void continueExport(StoresAndHost host, NodeProcess killed, NodeProcess node) {
        node.awaitReady();
        for (Outlet outlet : host.outlets()) {
            if (!killed.hasRegistered(outlet.connection())) {
                node.export(outlet.connection(), outlet.first(), outlet.last());
                node.awaitRegistered(outlet.connection());
            }
        }
        host.awaitQuiet(PATIENCE);
        host.assertEveryStoreEqualsThePim();
    }

    private void killDuringUpdates(StoresAndHost host, NodeProcess node, Random random) {
        host.outlets().forEach(outlet -> outlet.store().clearRequests());
        for (long first = 1; first <= PRODUCTS; first += 100) {
            host.edit(LongStream.range(first, first + 100).boxed().toList());
        }
        host.edit(LongStream.rangeClosed(PRODUCTS + 1, PRODUCTS + NEVER_EXPORTED)
                .boxed()
                .toList());
        awaitPoint(
                random,
                2L * PRODUCTS / 100,
                () -> host.outlets().stream()
                        .mapToLong(outlet -> outlet.store().requests().size())
                        .sum());
        kill(host, node);
        host.edit(someOf(random));
    }

    /** A point of the work, from before its beginning to its end, and some milliseconds more. */
    private static void awaitPoint(Random random, long all, LongSupplier done) {
        long until = (long) (all * (random.nextDouble() * 1.1 - 0.1));
        Duration more = Duration.ofMillis(random.nextInt(200));
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> done.getAsLong() >= until);
        Awaitility.await().pollDelay(more).until(() -> true);
        System.out.println("  killing after " + done.getAsLong() + " of " + all);
    }

    /**
     * Its lease is ended by hand, which saves waiting for it; not before the stores have finished what it had sent, as a
     * lease that is longer than a request makes sure.
     */
    private void kill(StoresAndHost host, NodeProcess node) {
        node.kill();
        Awaitility.await().atMost(PATIENCE).until(() -> host.requestsInFlight() == 0);
        database.advanceLeaseClock(EngineNode.LEASE);
    }

    private static List<Long> someOf(Random random) {
        return random.longs(50, 1, PRODUCTS + 1).distinct().boxed().toList();
    }
}
