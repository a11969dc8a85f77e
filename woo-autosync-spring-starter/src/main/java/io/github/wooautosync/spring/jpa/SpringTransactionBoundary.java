package io.github.wooautosync.spring.jpa;

import io.github.wooautosync.jpa.HostTransaction;
import io.github.wooautosync.jpa.ResourceLocalTransactions;
import io.github.wooautosync.jpa.TransactionBoundary;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.RollbackException;
import java.sql.Connection;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.orm.jpa.DefaultJpaDialect;
import org.springframework.orm.jpa.EntityManagerFactoryInfo;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.orm.jpa.JpaDialect;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.ResourceTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionSynchronizationUtils;

/**
 * Spring's transactions behind the boundary.
 *
 * <p>A transaction of JPA, or of JDBC on the same data source, takes the captures along. One that cannot, because it is
 * read-only or belongs to another database, lets them be written in a transaction of their own right after its commit.
 *
 * <p>The library's own transactions know nothing of Spring: an entity manager of their own, whatever is bound to the
 * thread (such as the one that {@code spring.jpa.open-in-view} keeps open).
 */
final class SpringTransactionBoundary implements TransactionBoundary {

    private final EntityManagerFactory factory;
    private final @Nullable DataSource dataSource;
    private final TransactionBoundary own;
    private final boolean watchesEntities;
    private final JpaDialect dialect;

    /**
     * A boundary of one persistence unit.
     *
     * @param factory the bean, which is what Spring binds entity managers to
     * @param watchesEntities whether a flush may bring captures about, so that it must come before they are written
     */
    SpringTransactionBoundary(EntityManagerFactory factory, boolean watchesEntities) {
        this.factory = factory;
        this.watchesEntities = watchesEntities;
        this.dataSource = dataSourceOf(factory);
        this.dialect = dialectOf(factory);
        this.own = new ResourceLocalTransactions(
                factory instanceof EntityManagerFactoryInfo info ? info.getNativeEntityManagerFactory() : factory);
    }

    static @Nullable DataSource dataSourceOf(EntityManagerFactory factory) {
        return factory instanceof EntityManagerFactoryInfo info ? info.getDataSource() : null;
    }

    private static JpaDialect dialectOf(EntityManagerFactory factory) {
        JpaDialect dialect = factory instanceof EntityManagerFactoryInfo info ? info.getJpaDialect() : null;
        return dialect == null ? new DefaultJpaDialect() : dialect;
    }

    @Override
    public <T> T inNewTransaction(Function<EntityManager, T> work) {
        return own.inNewTransaction(work);
    }

    @Override
    public Optional<HostTransaction> hostTransaction() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()
                || !TransactionSynchronizationManager.isActualTransactionActive()) {
            return Optional.empty();
        }
        RunningTransaction running = RunningTransaction.of(this);
        return Optional.of(running == null ? bind(isJpaTransactionActive() ? Kind.JPA : Kind.FOREIGN, false) : running);
    }

    /** A transaction manager that is watched has begun a transaction on this thread. */
    void begun(TransactionManager manager) {
        if (TransactionSynchronizationManager.isSynchronizationActive()
                && TransactionSynchronizationManager.isActualTransactionActive()
                && RunningTransaction.of(this) == null) {
            bind(kindOf(manager), true);
        }
    }

    /** The transaction of this thread, which is watched, commits now; nothing of the host's comes in between. */
    void aboutToCommit() {
        RunningTransaction running = RunningTransaction.of(this);
        if (running != null) {
            running.write();
        }
    }

    boolean watchesEntities() {
        return watchesEntities;
    }

    private RunningTransaction bind(Kind kind, boolean watched) {
        boolean writable = !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
        return RunningTransaction.bind(this, writable ? kind : Kind.FOREIGN, watched);
    }

    private Kind kindOf(TransactionManager manager) {
        if (manager instanceof ResourceTransactionManager of) {
            if (TransactionSynchronizationUtils.sameResourceFactory(of, factory)) {
                return Kind.JPA;
            }
            if (dataSource != null && TransactionSynchronizationUtils.sameResourceFactory(of, dataSource)) {
                return Kind.JDBC;
            }
        }
        return Kind.FOREIGN;
    }

    private boolean isJpaTransactionActive() {
        return TransactionSynchronizationManager.getResource(factory) instanceof EntityManagerHolder holder
                && holder.getEntityManager().isOpen()
                && holder.getEntityManager().getTransaction().isActive();
    }

    /**
     * What Spring makes of a flush that fails within a commit: the host shall see the exception that it would see without
     * the library, which flushes a moment earlier.
     */
    RuntimeException failedCommit(RuntimeException failed) {
        DataAccessException translated = dialect.translateExceptionIfPossible(failed);
        if (translated != null) {
            return translated;
        }
        EntityTransaction transaction = entityManager().getTransaction();
        if (transaction.isActive()) {
            // Spring rolls back after every exception but this one, which it takes for that of a commit.
            transaction.rollback();
        }
        return new TransactionSystemException(
                "Could not commit JPA transaction",
                new RollbackException("Error while committing the transaction", failed));
    }

    /** The entity manager of the transaction of this thread, which is one of {@link Kind#JPA}. */
    EntityManager entityManager() {
        EntityManagerHolder holder =
                (EntityManagerHolder) Objects.requireNonNull(TransactionSynchronizationManager.getResource(factory));
        return holder.getEntityManager();
    }

    /** Works on the connection of the transaction of this thread, which is one of {@link Kind#JDBC}. */
    void onConnection(Consumer<Connection> work) {
        DataSource source = Objects.requireNonNull(dataSource);
        Connection connection = DataSourceUtils.getConnection(source);
        try {
            work.accept(connection);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }

    /** What a transaction of the host is to the library. */
    enum Kind {
        /** One of the entity manager factory that holds the library's tables. */
        JPA,
        /** One on the same data source, without JPA. */
        JDBC,
        /** One that cannot take captures along. */
        FOREIGN
    }
}
