package io.github.wooautosync.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.RollbackException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactions of plain JPA ({@code RESOURCE_LOCAL}). A host runs its own work by {@link #inHostTransaction}; what it
 * captures meanwhile on the same thread is written with its commit.
 *
 * <pre>{@code
 * transactions.inHostTransaction(entityManager -> {
 *     entityManager.find(Product.class, 101L).setPrice(price);
 *     autoSync.autoSyncProductUpdate(ProductId.of(101), owner);
 * });
 * }</pre>
 */
public final class ResourceLocalTransactions implements TransactionBoundary {

    private static final Logger LOG = LoggerFactory.getLogger(ResourceLocalTransactions.class);

    private final EntityManagerFactory entityManagerFactory;
    /** Of this instance: two databases in one host have two transactions on one thread. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Current> current = new ThreadLocal<>();

    public ResourceLocalTransactions(EntityManagerFactory entityManagerFactory) {
        this.entityManagerFactory = entityManagerFactory;
    }

    @Override
    public <T> T inNewTransaction(Function<EntityManager, T> work) {
        EntityManager entityManager = entityManagerFactory.createEntityManager();
        try {
            EntityTransaction transaction = entityManager.getTransaction();
            transaction.begin();
            try {
                T result = work.apply(entityManager);
                refuseRollbackOnly(transaction);
                transaction.commit();
                return result;
            } finally {
                rollBackIfActive(transaction);
            }
        } finally {
            entityManager.close();
        }
    }

    @Override
    public Optional<HostTransaction> hostTransaction() {
        return Optional.ofNullable(current.get()).map(Current::participants);
    }

    /**
     * Runs work of the host in a transaction: a new one with a new entity manager, or the one that this thread is in
     * already. Commits when the work returns; rolls back and throws on when it throws.
     *
     * @throws RollbackException when the transaction was marked for roll-back meanwhile
     */
    public void inHostTransaction(Consumer<EntityManager> work) {
        callInHostTransaction(entityManager -> {
            work.accept(entityManager);
            return Boolean.TRUE;
        });
    }

    /** As {@link #inHostTransaction}, for work that has a result. */
    public <T> T callInHostTransaction(Function<EntityManager, T> work) {
        Current outer = current.get();
        if (outer != null) {
            return work.apply(outer.entityManager);
        }
        EntityManager entityManager = entityManagerFactory.createEntityManager();
        try {
            return callInHostTransaction(entityManager, work);
        } finally {
            entityManager.close();
        }
    }

    /**
     * Runs work of the host in a new transaction of an entity manager that the host opened and closes.
     *
     * @throws IllegalStateException when the thread or the entity manager is in a transaction already
     */
    public <T> T callInHostTransaction(EntityManager entityManager, Function<EntityManager, T> work) {
        if (current.get() != null) {
            throw new IllegalStateException("this thread is in a transaction of the host already");
        }
        EntityTransaction transaction = entityManager.getTransaction();
        transaction.begin();
        HostParticipants participants = new HostParticipants();
        current.set(new Current(entityManager, participants));
        boolean committed = false;
        try {
            T result = work.apply(entityManager);
            refuseRollbackOnly(transaction);
            participants.beforeCommit(entityManager);
            refuseRollbackOnly(transaction);
            transaction.commit();
            committed = true;
            return result;
        } finally {
            current.remove();
            rollBackIfActive(transaction);
            participants.afterCompletion(committed);
        }
    }

    /** Hibernate's {@code commit()} rolls such a transaction back without a word. */
    private static void refuseRollbackOnly(EntityTransaction transaction) {
        if (transaction.getRollbackOnly()) {
            throw new RollbackException("the transaction was marked for roll-back and is rolled back");
        }
    }

    private static void rollBackIfActive(EntityTransaction transaction) {
        if (transaction.isActive()) {
            try {
                transaction.rollback();
            } catch (RuntimeException failed) {
                // What made us roll back is on its way up and says more.
                LOG.warn("Roll-back failed: {}", failed.getMessage(), failed);
            }
        }
    }

    private record Current(EntityManager entityManager, HostParticipants participants) {}
}
