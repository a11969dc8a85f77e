package io.github.wooautosync.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring's transactions behind the boundary, as a starter would have them. */
final class SpringTransactions implements TransactionBoundary {

    private final EntityManagerFactory factory;
    private final TransactionTemplate host;
    private final TransactionTemplate engine;

    SpringTransactions(EntityManagerFactory factory) {
        this.factory = factory;
        JpaTransactionManager manager = new JpaTransactionManager(factory);
        this.host = new TransactionTemplate(manager);
        this.engine = new TransactionTemplate(manager);
        engine.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** What {@code @Transactional} does for a host. */
    void inHostTransaction(Runnable work) {
        host.executeWithoutResult(status -> work.run());
    }

    @Override
    public <T> T inNewTransaction(Function<EntityManager, T> work) {
        return Objects.requireNonNull(engine.execute(status -> work.apply(entityManager())));
    }

    @Override
    public Optional<HostTransaction> hostTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return Optional.empty();
        }
        HostParticipants participants = (HostParticipants) TransactionSynchronizationManager.getResource(this);
        if (participants == null) {
            participants = new HostParticipants();
            TransactionSynchronizationManager.bindResource(this, participants);
            TransactionSynchronizationManager.registerSynchronization(new Ending(participants));
        }
        return Optional.of(participants);
    }

    private EntityManager entityManager() {
        return Objects.requireNonNull(EntityManagerFactoryUtils.getTransactionalEntityManager(factory));
    }

    private final class Ending implements TransactionSynchronization {

        private final HostParticipants participants;

        private Ending(HostParticipants participants) {
            this.participants = participants;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(SpringTransactions.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(SpringTransactions.this, participants);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            participants.beforeCommit(entityManager());
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(SpringTransactions.this);
            participants.afterCompletion(status == STATUS_COMMITTED);
        }
    }
}
