package io.github.wooautosync.benchmark.peer;

import io.github.wooautosync.benchmark.BenchmarkOptions;
import io.github.wooautosync.benchmark.Database;
import java.util.ArrayList;
import java.util.List;

/** All peers on one database, in the order of the tables. */
public final class Peers implements AutoCloseable {

    private final List<Peer> all = new ArrayList<>();

    public Peers(Database database) {
        all.add(new TransactionOutboxPeer(database));
        all.add(new DbSchedulerPeer(database));
        all.add(new JobRunrPeer(database));
        all.add(new ModulithPeer(database));
    }

    public List<Peer> all() {
        return all;
    }

    /** Those that work; in the quick form without JobRunr, whose workers look for work every five seconds. */
    public List<Peer> atWork(BenchmarkOptions options) {
        return all.stream()
                .filter(peer -> !options.quick() || !(peer instanceof JobRunrPeer))
                .toList();
    }

    @Override
    public void close() {
        all.forEach(Peer::close);
    }
}
