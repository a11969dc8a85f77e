package io.github.wooautosync.benchmark.peer;

import io.github.wooautosync.benchmark.Database;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** A host with Spring's transactions on plain JDBC. */
final class SpringHost {

    static final String NAME = "JDBC, Spring";

    private final DataSource dataSource;
    private final DataSourceTransactionManager transactionManager;
    private final TransactionTemplate transactions;

    SpringHost(Database database) {
        this.dataSource = database.dataSource();
        this.transactionManager = new DataSourceTransactionManager(dataSource);
        this.transactions = new TransactionTemplate(transactionManager);
    }

    DataSource dataSource() {
        return dataSource;
    }

    DataSourceTransactionManager transactionManager() {
        return transactionManager;
    }

    /** Hands out the connection of the transaction that the thread is in. */
    DataSource transactionAware() {
        return new TransactionAwareDataSourceProxy(dataSource);
    }

    void transaction(HostWork work, Runnable enqueue) {
        transactions.executeWithoutResult(status -> {
            run(work);
            enqueue.run();
        });
    }

    private void run(HostWork work) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            work.run(connection);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
