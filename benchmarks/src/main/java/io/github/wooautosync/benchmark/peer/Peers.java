package io.github.wooautosync.benchmark.peer;

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

    @Override
    public void close() {
        all.forEach(Peer::close);
    }
}
