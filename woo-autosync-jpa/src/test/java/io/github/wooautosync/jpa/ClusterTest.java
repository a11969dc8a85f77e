package io.github.wooautosync.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.jpa.StoresAndHost.Outlet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Three nodes on one database bring four stores in step with a PIM in steady edit, while nodes are killed and frozen
 * beyond their leases. {@code -Dcluster.products=10000 -Dcluster.rounds=12} is the long form, {@code -Dcluster.seed=…}
 * repeats its choices (not its timing).
 *
 * <p>What a store can count is requests, not who sent them or why. A node sends one request at a time to a store, and one
 * node at a time may send; so a store must never see two at once as long as nodes only die. A node that was frozen may
 * have been about to send, and does so when it wakes up, whoever works for that store by then: no lease can prevent that,
 * because a store knows no leases. So after a freeze a store may see two at once, one of them from the node that woke up,
 * but not three, as one node is woken at a time; and once that is over only one again.
 */
@Tag("processes")
@Timeout(60 * 60)
class ClusterTest {

    /** Four batches, a follow-up and a look-up: one store never has the requests of two nodes that live. */
    private static final int OF_ONE_NODE = 6;

    private static final int PRODUCTS = Integer.getInteger("cluster.products", 500);
    private static final int ROUNDS = Integer.getInteger("cluster.rounds", 2);
    private static final long SEED = Long.getLong("cluster.seed", System.nanoTime());
    private static final int NODES = 3;
    private static final int STORES = 4;
    private static final int EDITORS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(PRODUCTS > 1000 ? 15 : 3);

    private final TestDatabase database = TestDatabase.postgreSql();
    private final Random random = new Random(SEED);
    private final List<NodeProcess> nodes = new ArrayList<>();
    private int started;

    @Test
    void nodesThatDieAndFreezeLoseAndDoubleNothing() {
        System.out.println(
                "ClusterTest: " + PRODUCTS + " products, " + ROUNDS + " rounds of killing and freezing, seed " + SEED);
        try (StoresAndHost host = new StoresAndHost(database)) {
            open(host);
            Editors editors = Editors.start(host, EDITORS, PRODUCTS, random);
            for (int round = 1; round <= ROUNDS; round++) {
                killOne();
            }
            assertMostRequestsAtOnce(host, OF_ONE_NODE, "while nodes only die");
            for (int round = 1; round <= ROUNDS; round++) {
                freezeOne(host, round % 2 == 0);
            }
            long transactions = editors.stop();
            host.awaitQuiet(PATIENCE);
            assertMostRequestsAtOnce(host, 2 * OF_ONE_NODE, "when frozen nodes wake up");

            host.assertEveryStoreEqualsThePim();
            assertThat(editors.failures()).as("failed edits").isEmpty();
            assertThat(host.failedCaptures()).as("failed captures").isZero();

            editEverything(host);
            host.awaitQuiet(PATIENCE);
            assertMostRequestsAtOnce(host, OF_ONE_NODE, "in the end");
            host.assertEveryStoreEqualsThePim();
            System.out.println("  " + transactions + " transactions of " + EDITORS + " editors, " + started
                    + " nodes started, " + database.number("select max(epoch) from woo_lease") + " leases of one key");
        } finally {
            nodes.forEach(NodeProcess::close);
        }
    }

    /** Each store gets other products; the last tenth of them is edited but never exported. */
    private void open(StoresAndHost host) {
        host.catalog().fill(1, PRODUCTS);
        for (int i = 0; i < NODES; i++) {
            nodes.add(startNode());
        }
        int tenth = PRODUCTS / 10;
        for (int i = 0; i < STORES; i++) {
            Outlet outlet = host.openStore(1 + (long) i * tenth, 6L * tenth + (long) i * tenth);
            nodes.get(i % NODES).awaitReady().export(outlet.connection(), outlet.first(), outlet.last());
        }
        for (int i = 0; i < STORES; i++) {
            nodes.get(i % NODES).awaitRegistered(host.outlets().get(i).connection());
        }
        nodes.forEach(NodeProcess::awaitReady);
    }

    private NodeProcess startNode() {
        started++;
        return NodeProcess.start("node-" + started, database);
    }

    private void killOne() {
        passes(random.nextInt(3000));
        NodeProcess victim = nodes.remove(random.nextInt(nodes.size()));
        victim.kill();
        System.out.println("  killed " + victim.name());
        passes(random.nextInt(2000));
        nodes.add(startNode().awaitReady());
    }

    /**
     * Freezes a node that works for a store, until its lease is over and somebody else may have it.
     *
     * @param killAnother whether another node dies meanwhile
     */
    private void freezeOne(StoresAndHost host, boolean killAnother) {
        NodeProcess frozen = awaitWorkingNode(host);
        frozen.freeze();
        System.out.println("  froze " + frozen.name());
        if (killAnother) {
            nodes.remove(frozen);
            killOne();
            nodes.add(frozen);
        }
        passes(EngineNode.LEASE.toMillis() + random.nextInt(5000));
        frozen.thaw();
        System.out.println("  thawed " + frozen.name());
        passes(random.nextInt(2000));
    }

    /** A node that holds the lease of a store which has a request to work on. */
    private NodeProcess awaitWorkingNode(StoresAndHost host) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(3))
                .until(() -> workingNode(host), found -> !found.isEmpty())
                .get(0);
    }

    private List<NodeProcess> workingNode(StoresAndHost host) {
        return host.outlets().stream()
                .filter(outlet -> outlet.store().requestsInFlight() > 0)
                .map(outlet -> database.text("select coalesce(max(holder), '') from woo_lease where lease_key ="
                        + " 'connection:" + outlet.connection() + "'"))
                .flatMap(holder -> nodes.stream().filter(node -> node.name().equals(holder)))
                .toList();
    }

    private void editEverything(StoresAndHost host) {
        for (long first = 1; first <= PRODUCTS; first += 100) {
            host.edit(LongStream.range(first, Math.min(first + 100, PRODUCTS + 1))
                    .boxed()
                    .toList());
        }
    }

    /** Most at once since the last time that this was asked. */
    private static void assertMostRequestsAtOnce(StoresAndHost host, int allowed, String when) {
        for (Outlet outlet : host.outlets()) {
            int most = outlet.store().maximumRequestsInFlight();
            outlet.store().clearRequests();
            System.out.println("  " + outlet.store().name() + " saw " + most + " request(s) at once " + when);
            assertThat(most)
                    .as("most requests at once in %s %s", outlet.store().name(), when)
                    .isBetween(1, allowed);
        }
    }

    /** Time that has to pass by itself: leases end by the clock of the database, and misfortunes come at any time. */
    private static void passes(long millis) {
        Awaitility.await()
                .pollDelay(Duration.ofMillis(millis))
                .atMost(Duration.ofMillis(millis).plusMinutes(1))
                .until(() -> true);
    }
}
