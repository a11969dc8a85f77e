package io.github.wooautosync.benchmark.peer;

import com.gruelbox.transactionoutbox.Dialect;
import com.gruelbox.transactionoutbox.Instantiator;
import com.gruelbox.transactionoutbox.Persistor;
import com.gruelbox.transactionoutbox.Submitter;
import com.gruelbox.transactionoutbox.ThreadLocalContextTransactionManager;
import com.gruelbox.transactionoutbox.TransactionManager;
import com.gruelbox.transactionoutbox.TransactionOutbox;
import com.gruelbox.transactionoutbox.TransactionOutboxEntry;
import io.github.wooautosync.benchmark.Database;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * gruelbox transaction-outbox with its own transactions. What is to be done after a commit waits in a queue of this
 * process, which workers take from: its fast way, without reading the table.
 */
final class TransactionOutboxPeer implements Peer {

    private final Database database;
    private final ThreadLocalContextTransactionManager transactions;
    private final TransactionOutbox outbox;
    private final Queue<TransactionOutboxEntry> committed = new ConcurrentLinkedQueue<>();
    private volatile Consumer<Push> handler = push -> {};

    TransactionOutboxPeer(Database database) {
        this.database = database;
        this.transactions = TransactionManager.fromDataSource(database.dataSource());
        Submitter later = (entry, executor) -> committed.add(entry);
        this.outbox = TransactionOutbox.builder()
                .transactionManager(transactions)
                .persistor(Persistor.forDialect(database.isPostgreSql() ? Dialect.POSTGRESQL_9 : Dialect.H2))
                .instantiator(Instantiator.using(type -> new Pusher(push -> handler.accept(push))))
                .submitter(later)
                .build();
    }

    @Override
    public String name() {
        return "transaction-outbox";
    }

    @Override
    public boolean joinsHostTransaction() {
        return true;
    }

    @Override
    public String hostName() {
        return "JDBC, transaction-outbox";
    }

    @Override
    public void transaction(HostWork work, List<Push> pushes) {
        try {
            transactions.inTransactionThrows(transaction -> {
                work.run(transaction.connection());
                for (Push push : pushes) {
                    outbox.schedule(Pusher.class).push(push.product(), push.store());
                }
            });
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void empty() {
        committed.clear();
        database.execute("truncate table TXNO_OUTBOX");
    }

    @Override
    public void drain(int threads, int count, Consumer<Push> toBeCalled) {
        handler = toBeCalled;
        Threads.run(threads, unused -> {
            for (TransactionOutboxEntry entry = committed.poll(); entry != null; entry = committed.poll()) {
                outbox.processNow(entry);
            }
        });
    }

    /** What is called later; the outbox makes a stand-in of it. */
    static class Pusher {

        private final Consumer<Push> handler;

        Pusher(Consumer<Push> handler) {
            this.handler = handler;
        }

        void push(String product, String store) {
            handler.accept(new Push(product, store));
        }
    }
}
