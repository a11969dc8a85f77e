package io.github.wooautosync.benchmark.library;

import io.github.wooautosync.benchmark.Database;
import io.github.wooautosync.benchmark.peer.HostWork;
import io.github.wooautosync.jpa.ResourceLocalTransactions;
import org.hibernate.Session;

/** A host with plain JPA on Hibernate, whose work in the transaction is the same plain JDBC as that of the others. */
public final class LibraryHost {

    public static final String NAME = "JPA, Hibernate";

    private final ResourceLocalTransactions transactions;

    public LibraryHost(Database database) {
        this.transactions = new ResourceLocalTransactions(database.entityManagerFactory());
    }

    public ResourceLocalTransactions transactions() {
        return transactions;
    }

    public void transaction(HostWork work, Runnable capture) {
        transactions.inHostTransaction(entityManager -> {
            entityManager.unwrap(Session.class).doWork(work::run);
            capture.run();
        });
    }
}
