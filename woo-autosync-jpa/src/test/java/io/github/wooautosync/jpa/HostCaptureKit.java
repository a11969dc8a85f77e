package io.github.wooautosync.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.Capture;
import io.github.wooautosync.record.ChangeKind;
import io.github.wooautosync.record.ExportRegistration;
import io.github.wooautosync.record.SyncRecord;
import jakarta.persistence.EntityManager;
import jakarta.persistence.RollbackException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** What a capture does to the host's own work, and what it must not do. */
@Timeout(60)
abstract class HostCaptureKit {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final OwnerId OWNER = OwnerId.of("alice");
    private static final ProductId SHIRT = ProductId.of("shirt");

    private final TestDatabase database;
    private final ResourceLocalTransactions transactions;
    private final AtomicInteger wakeUps = new AtomicInteger();
    private final JpaSyncRecordStore store;
    private final ConnectionId shop = ConnectionId.of("shop");

    HostCaptureKit(TestDatabase database) {
        this.database = database;
        this.transactions = new ResourceLocalTransactions(database.entityManagerFactory());
        this.store = JpaSyncRecordStore.of(transactions);
        store.onCaptured(wakeUps::incrementAndGet);
    }

    @BeforeEach
    void startEmpty() {
        database.empty();
    }

    @Test
    void theCaptureIsTheLastStatementAfterTheHostsOwnFlush() {
        List<String> statements = database.dataSource()
                .during(() -> transactions.inHostTransaction(entityManager -> {
                    store.capture(List.of(change(SHIRT)));
                    entityManager.persist(new HostProduct(1, "shirt"));
                }));

        assertThat(statements).hasSize(2);
        assertThat(statements.get(0)).containsIgnoringCase("host_product");
        assertThat(statements.get(1)).contains("insert into woo_capture");
    }

    @Test
    void theEngineIsWokenAfterTheCommitAndNotAfterARollback() {
        transactions.inHostTransaction(entityManager -> {
            store.capture(List.of(change(SHIRT)));
            assertThat(wakeUps).hasValue(0);
        });
        assertThat(wakeUps).hasValue(1);

        assertThatThrownBy(() -> transactions.inHostTransaction(entityManager -> {
                    store.capture(List.of(change(SHIRT)));
                    throw new IllegalStateException("host");
                }))
                .hasMessage("host");
        transactions.inHostTransaction(entityManager -> {});
        assertThat(wakeUps).hasValue(1);

        store.capture(List.of(change(SHIRT)));
        assertThat(wakeUps).hasValue(2);
    }

    @Test
    void aHostThatMarksItsTransactionForRollbackCapturesNothing() {
        assertThatThrownBy(() -> transactions.inHostTransaction(entityManager -> {
                    store.capture(List.of(change(SHIRT)));
                    entityManager.getTransaction().setRollbackOnly();
                }))
                .isInstanceOf(RollbackException.class);

        assertThat(store.oldestCapture()).isEmpty();
        assertThat(wakeUps).hasValue(0);
    }

    @Test
    void aHostWhoseOwnFlushFailsCapturesNothing() {
        transactions.inHostTransaction(entityManager -> entityManager.persist(new HostProduct(1, "shirt")));

        assertThatThrownBy(() -> transactions.inHostTransaction(entityManager -> {
                    store.capture(List.of(change(SHIRT)));
                    entityManager.persist(new HostProduct(1, "duplicate"));
                }))
                .isInstanceOf(RuntimeException.class);

        assertThat(store.oldestCapture()).isEmpty();
        assertThat(store.failedCaptures()).isZero();
    }

    @Test
    void aNestedTransactionIsPartOfTheOuterOne() {
        transactions.inHostTransaction(outer -> {
            store.capture(List.of(change(SHIRT)));
            transactions.inHostTransaction(inner -> {
                assertThat(inner).isSameAs(outer);
                store.capture(List.of(change(SHIRT)));
            });
            assertThat(elsewhereOldestCapture()).isEmpty();
        });

        assertThat(database.number("select count(*) from woo_capture")).isEqualTo(1);
    }

    @Test
    void anEntityManagerOfTheHostsOwnTakesPart() {
        try (EntityManager own = database.entityManagerFactory().createEntityManager()) {
            String name = transactions.callInHostTransaction(own, entityManager -> {
                entityManager.persist(new HostProduct(1, "shirt"));
                store.capture(List.of(change(SHIRT)));
                return "done";
            });
            assertThat(name).isEqualTo("done");
            assertThat(own.isOpen()).isTrue();
        }

        assertThat(store.oldestCapture()).isPresent();
        assertThat(database.number("select count(*) from host_product")).isEqualTo(1);
    }

    /** The sync table is gone while the host runs. */
    @Test
    void aCaptureThatFailsDoesNotDoomTheHostsCommit() {
        database.execute("alter table woo_capture rename to woo_capture_away");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(CaptureWriter.class);
        logger.addAppender(log);
        logger.setAdditive(false);
        try {
            transactions.inHostTransaction(entityManager -> {
                entityManager.persist(new HostProduct(1, "shirt"));
                store.capture(List.of(change(SHIRT), change(ProductId.of("shoes"))));
            });
            store.capture(List.of(change(SHIRT)));
        } finally {
            database.execute("alter table woo_capture_away rename to woo_capture");
            logger.detachAppender(log);
            logger.setAdditive(true);
        }

        assertThat(database.number("select count(*) from host_product")).isEqualTo(1);
        assertThat(store.failedCaptures()).isEqualTo(3);
        assertThat(log.list).hasSize(2).allMatch(event -> event.getLevel() == Level.ERROR);
        assertThat(log.list.get(0).getFormattedMessage()).contains("shirt, shoes");
        assertThat(wakeUps).hasValue(0);

        store.capture(List.of(change(SHIRT)));
        assertThat(store.capturedProducts(OWNER, List.of(SHIRT))).containsExactly(SHIRT);
    }

    /** The engine, or anybody, holds every row of the sync tables; the host does not notice. */
    @Test
    void aCaptureWaitsForNobody() throws SQLException {
        store.registerExport(new ExportRegistration(shop, OWNER, List.of(SHIRT), Set.of(), false), NOW);
        store.capture(List.of(change(SHIRT)));
        try (Connection engine = database.dataSource().getConnection();
                Statement statement = engine.createStatement()) {
            engine.setAutoCommit(false);
            engine.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            statement.executeUpdate("update woo_product_sync set revision = revision + 1");
            statement.executeUpdate("update woo_lease set epoch = epoch + 1");
            statement.executeUpdate(
                    "delete from woo_capture where id in (select id from (select id from woo_capture) c)");

            transactions.inHostTransaction(entityManager -> store.capture(List.of(change(SHIRT))));

            engine.rollback();
        }
        assertThat(database.number("select count(*) from woo_capture")).isEqualTo(2);
    }

    /** A row with a lower id becomes visible after one with a higher id was folded. */
    @Test
    void aLowerIdThatCommitsLaterIsFoldedLater() throws SQLException {
        ProductId shoes = ProductId.of("shoes");
        store.registerExport(new ExportRegistration(shop, OWNER, List.of(SHIRT, shoes), Set.of(), false), NOW);
        try (Connection slow = database.dataSource().getConnection();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.executeUpdate("insert into woo_capture (owner_id, product_id, kind, captured_at)"
                    + " values ('alice', 'shirt', 'PRODUCT', 0)");
            store.capture(List.of(change(shoes)));
            assertThat(store.fold(100, NOW, NOW).raised()).containsOnlyKeys(shoes);
            slow.commit();
        }

        assertThat(store.fold(100, NOW, NOW).raised()).containsOnlyKeys(SHIRT);
    }

    /** A hook of the host may be an entity listener, which the flush at the commit calls. */
    @Test
    void whatIsCapturedDuringTheFlushIsWrittenToo() {
        transactions.inHostTransaction(entityManager -> entityManager.persist(new HostProduct(1, "shirt")));

        transactions.inHostTransaction(entityManager -> {
            HostProduct product = entityManager.find(HostProduct.class, 1L);
            product.whenUpdated(() -> store.capture(List.of(change(SHIRT))));
            product.rename("blue shirt");
        });

        assertThat(store.capturedProducts(OWNER, List.of(SHIRT))).containsExactly(SHIRT);
    }

    @Test
    void theHostsPersistenceContextIsLeftAlone() {
        transactions.inHostTransaction(entityManager -> entityManager.persist(new HostProduct(1, "shirt")));

        transactions.inHostTransaction(entityManager -> {
            HostProduct product = entityManager.find(HostProduct.class, 1L);
            product.rename("blue shirt");
            List<SyncRecord> exported =
                    store.registerExport(new ExportRegistration(shop, OWNER, List.of(SHIRT), Set.of(), false), NOW);
            assertThat(exported).hasSize(1);
            assertThat(entityManager.contains(product)).isTrue();
            store.capture(List.of(change(SHIRT)));
        });

        assertThat(database.text("select name from host_product")).isEqualTo("blue shirt");
    }

    private Optional<Instant> elsewhereOldestCapture() {
        return JpaSyncRecordStore.of(new ResourceLocalTransactions(database.entityManagerFactory()))
                .oldestCapture();
    }

    private static Capture change(ProductId productId) {
        return new Capture(Optional.of(OWNER), productId, ChangeKind.PRODUCT, NOW);
    }
}
