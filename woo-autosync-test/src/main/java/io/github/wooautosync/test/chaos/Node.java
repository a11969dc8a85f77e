package io.github.wooautosync.test.chaos;

import io.github.wooautosync.WooAutoSync;
import io.github.wooautosync.catalog.ProductSource;
import io.github.wooautosync.connection.ConnectionStore;
import io.github.wooautosync.record.LinkStore;
import io.github.wooautosync.record.SyncRecordStore;
import io.github.wooautosync.record.VariantLinkStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;

/** One process with the library in it. It has no threads of its own: it works when it is told to. */
final class Node implements AutoCloseable {

    /** Long enough for any answer of a store in this process, also on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final WooAutoSync library;
    private final Fate fate;

    Node(
            String name,
            long seed,
            DurableStores stores,
            ProductSource source,
            Clock clock,
            Runnable freeze,
            Journal journal) {
        this.fate = new Fate(freeze, line -> journal.note(name + ": " + line));
        this.library = WooAutoSync.builder()
                .productSource(source)
                .recordStore(fate.mortal(SyncRecordStore.class, stores.records()))
                .connectionStore(fate.mortal(ConnectionStore.class, stores.connections()))
                .linkStore(fate.mortal(LinkStore.class, stores.links()))
                .variantLinkStore(fate.mortal(VariantLinkStore.class, stores.variantLinks()))
                .clock(clock)
                .random(new Random(seed))
                .nodeName(name)
                .requestTimeout(PATIENCE)
                .allowPlainHttp(true)
                .allowPrivateAddresses(true)
                .backgroundThreads(false)
                .build();
    }

    WooAutoSync library() {
        return library;
    }

    Fate fate() {
        return fate;
    }

    /** Does what is due. Returns whether the node is still alive afterwards. */
    boolean work() {
        return survives(library::runPendingWork);
    }

    /** Does something with the library. Returns whether the node is still alive afterwards. */
    boolean survives(Runnable something) {
        try {
            something.run();
        } catch (ProcessKilled killed) {
            return false;
        }
        return !fate.isDead();
    }

    @Override
    public void close() {
        library.close();
    }
}
