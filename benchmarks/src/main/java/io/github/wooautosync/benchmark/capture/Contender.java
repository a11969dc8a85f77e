package io.github.wooautosync.benchmark.capture;

import io.github.wooautosync.benchmark.peer.HostWork;
import java.util.List;

/**
 * Somebody who captures, or the host alone.
 *
 * @param name in the table
 * @param host the contender that is the host alone, with the same kind of transaction; itself for a host
 * @param stores how many stores have each product; 0 for a host
 * @param joins whether the capture belongs to the host's transaction
 */
record Contender(String name, String host, int stores, boolean joins, Transaction transaction, Runnable empty) {

    /** One transaction that changes these products. */
    @FunctionalInterface
    interface Transaction {
        void run(HostWork work, List<Long> products);
    }

    static Contender host(String name, Transaction transaction) {
        return new Contender(name, name, 0, false, transaction, () -> {});
    }

    boolean isHost() {
        return stores == 0;
    }

    String key() {
        return isHost() ? name : name + ", " + stores + (stores == 1 ? " store" : " stores");
    }
}
