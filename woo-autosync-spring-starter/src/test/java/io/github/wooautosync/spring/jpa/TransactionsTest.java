package io.github.wooautosync.spring.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wooautosync.AutoSyncService;
import io.github.wooautosync.ConnectionService;
import io.github.wooautosync.NewConnection;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.spring.host.Article;
import io.github.wooautosync.spring.host.Articles;
import io.github.wooautosync.spring.host.TestHost;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.math.BigDecimal;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Captures keep to the transaction in which they are made, whatever kind of transaction that is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransactionsTest {

    private static final String CHANGED = "alice 1 PRODUCT";

    private final TestHost host = TestHost.quiet();
    private final Articles articles = host.articles();
    private final AutoSyncService autoSync = host.bean(AutoSyncService.class);
    private final EntityManagerFactory factory = host.bean(EntityManagerFactory.class);

    @BeforeEach
    void forget() {
        host.jdbc().update("delete from article");
        articles.add(1, "10.00");
        host.forgetCaptured();
    }

    @AfterAll
    void stop() {
        host.close();
    }

    @Test
    void anInnerTransactionOfItsOwnIsCapturedThoughTheOuterOneRollsBack() {
        assertThatThrownBy(() -> articles.run(() -> {
                    articles.direct(2);
                    articles.directInNewTransaction(1);
                    throw new IllegalStateException("undo");
                }))
                .hasMessage("undo");

        assertThat(host.captured()).containsExactly(CHANGED);
    }

    @Test
    void theOuterTransactionGoesOnAfterAnInnerOne() {
        articles.run(() -> {
            articles.direct(2);
            articles.directInNewTransaction(1);
            articles.direct(3);
        });

        assertThat(host.captured()).containsExactly(CHANGED, "alice 2 PRODUCT", "alice 3 PRODUCT");
    }

    @Test
    void aReadOnlyTransactionIsCapturedAfterwards() {
        articles.directReadOnly(1);

        assertThat(host.captured()).containsExactly(CHANGED);
    }

    @Test
    void whatAListenerNotesJustBeforeTheCommitIsCapturedWithIt() {
        articles.run(() -> {
            articles.direct(1);
            onEnd(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    note(1);
                    note(2);
                }
            });
        });

        assertThat(host.captured()).containsExactly(CHANGED, "alice 2 PRODUCT");
    }

    @Test
    void whatAListenerChangesJustBeforeTheCommitIsCapturedWithIt() {
        articles.run(() -> onEnd(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                articles.changePrice(1, "12.00");
            }
        }));

        assertThat(host.captured()).containsExactly(CHANGED);
    }

    @Test
    void whatAListenerNotesAfterTheCommitIsCaptured() {
        articles.run(() -> onEnd(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                note(1);
            }

            @Override
            public void afterCompletion(int status) {
                note(2);
            }
        }));

        assertThat(host.captured()).containsExactlyInAnyOrder(CHANGED, "alice 2 PRODUCT");
    }

    @Test
    void anEntityOfAnOpenViewIsCapturedInWhateverTransactionItIsFlushed() {
        EntityManager view = factory.createEntityManager();
        TransactionSynchronizationManager.bindResource(factory, new EntityManagerHolder(view));
        try {
            Article article = view.find(Article.class, 1L);
            article.setPrice(new BigDecimal("13.00"));
            articles.run(() -> {});
        } finally {
            TransactionSynchronizationManager.unbindResource(factory);
            EntityManagerFactoryUtils.closeEntityManager(view);
        }

        assertThat(host.captured()).containsExactly(CHANGED);
    }

    @Test
    void theLibrarysOwnTransactionsLeaveAnOpenViewAlone() {
        EntityManager view = factory.createEntityManager();
        TransactionSynchronizationManager.bindResource(factory, new EntityManagerHolder(view));
        try {
            view.find(Article.class, 1L).setPrice(new BigDecimal("77.00"));
            host.bean(ConnectionService.class)
                    .connect(NewConnection.builder()
                            .owner(OwnerId.of("view"))
                            .storeUrl("https://shop.example")
                            .consumerKey("ck_1")
                            .consumerSecret("cs_1")
                            .build());
            note(2);
        } finally {
            TransactionSynchronizationManager.unbindResource(factory);
            EntityManagerFactoryUtils.closeEntityManager(view);
        }

        assertThat(articles.price(1)).isEqualByComparingTo("10.00");
        assertThat(host.captured()).containsExactly("alice 2 PRODUCT");
    }

    @Test
    void aTransactionOfJdbcOnTheSameDataSourceTakesCapturesAlong() {
        TransactionTemplate jdbc =
                new TransactionTemplate(watched(new DataSourceTransactionManager(host.bean(DataSource.class))));

        jdbc.executeWithoutResult(status -> {
            note(1);
            assertThat(host.captured()).isEmpty();
        });
        assertThat(host.captured()).containsExactly(CHANGED);

        host.forgetCaptured();
        jdbc.executeWithoutResult(status -> {
            note(1);
            status.setRollbackOnly();
        });
        assertThat(host.captured()).isEmpty();
    }

    @Test
    void aTransactionOfAnotherDatabaseIsFollowedByTheCapture() {
        TransactionTemplate other = new TransactionTemplate(
                watched(new DataSourceTransactionManager(new DriverManagerDataSource("jdbc:h2:mem:other"))));

        other.executeWithoutResult(status -> {
            note(1);
            assertThat(host.captured()).isEmpty();
        });
        assertThat(host.captured()).containsExactly(CHANGED);

        host.forgetCaptured();
        other.executeWithoutResult(status -> {
            note(1);
            status.setRollbackOnly();
        });
        assertThat(host.captured()).isEmpty();
    }

    @Test
    void aCommitOfAnotherDatabaseWithinOursThatRollsBackIsCaptured() {
        TransactionTemplate other = new TransactionTemplate(
                watched(new DataSourceTransactionManager(new DriverManagerDataSource("jdbc:h2:mem:other"))));

        assertThatThrownBy(() -> articles.run(() -> {
                    articles.direct(2);
                    other.executeWithoutResult(status -> note(1));
                    throw new IllegalStateException("undo");
                }))
                .hasMessage("undo");

        assertThat(host.captured()).containsExactly(CHANGED);
    }

    @Test
    void aTransactionManagerThatIsNoBeanTakesCapturesAlong() {
        TransactionTemplate unknown = new TransactionTemplate(new JpaTransactionManager(factory));

        unknown.executeWithoutResult(status -> {
            note(1);
            assertThat(host.captured()).isEmpty();
        });
        assertThat(host.captured()).containsExactly(CHANGED);

        host.forgetCaptured();
        unknown.executeWithoutResult(status -> {
            note(1);
            status.setRollbackOnly();
        });
        assertThat(host.captured()).isEmpty();
    }

    /** As if it were a bean of the host. */
    private PlatformTransactionManager watched(PlatformTransactionManager manager) {
        return (PlatformTransactionManager)
                host.bean(HostTransactions.class).postProcessAfterInitialization(manager, "another");
    }

    private void note(long id) {
        autoSync.autoSyncProductUpdate(ProductId.of(id), OwnerId.of("alice"));
    }

    private static void onEnd(TransactionSynchronization end) {
        TransactionSynchronizationManager.registerSynchronization(end);
    }
}
