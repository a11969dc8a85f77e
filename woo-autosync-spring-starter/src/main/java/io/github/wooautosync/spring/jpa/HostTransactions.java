package io.github.wooautosync.spring.jpa;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.TransactionManager;

/**
 * Watches the transaction managers of the host, so that captures are the very last thing before a commit: also those that
 * the host's own listeners make just before it, and those that a flush brings about.
 */
final class HostTransactions implements BeanPostProcessor {

    private final AtomicReference<@Nullable SpringTransactionBoundary> boundary = new AtomicReference<>();

    /** Only now is there somebody to tell. */
    void tell(SpringTransactionBoundary teller) {
        boundary.set(teller);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof ConfigurableTransactionManager manager) {
            manager.addListener(new Watcher(manager));
        }
        return bean;
    }

    private final class Watcher implements TransactionExecutionListener {

        private final TransactionManager manager;

        private Watcher(TransactionManager manager) {
            this.manager = manager;
        }

        @Override
        public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
            SpringTransactionBoundary teller = boundary.get();
            if (failure == null && teller != null) {
                teller.begun(manager);
            }
        }

        @Override
        public void beforeCommit(TransactionExecution transaction) {
            SpringTransactionBoundary teller = boundary.get();
            if (teller != null) {
                teller.aboutToCommit();
            }
        }
    }
}
