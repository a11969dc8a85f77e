package io.github.wooautosync.jpa;

import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.connection.ConnectionHealth;
import io.github.wooautosync.connection.ConnectionStore;
import io.github.wooautosync.connection.ConnectionSummary;
import io.github.wooautosync.connection.DuplicateConnectionException;
import io.github.wooautosync.connection.LearnedLimits;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.secret.SecretCipher;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps connections in the host's database; their keys and secrets are encrypted. Every method is one short transaction
 * of its own, whatever transaction the thread is in. Safe for use by several threads and nodes.
 */
public final class JpaConnectionStore implements ConnectionStore {

    private static final String OLDEST_FIRST = " order by c.createdAt, c.id";

    private final EngineTransactions transactions;
    private final SecretCipher cipher;
    private final SealedCredentials.Opener opener;

    /**
     * A store of connections.
     *
     * @param cipher encrypts keys and secrets; {@link io.github.wooautosync.secret.AesGcmSecretCipher} with a key of the
     *     host's
     */
    public JpaConnectionStore(TransactionBoundary boundary, SecretCipher cipher) {
        this(boundary, cipher, null);
    }

    /**
     * As the other constructor.
     *
     * @param database which database it is; null: the store asks the connection
     */
    public JpaConnectionStore(TransactionBoundary boundary, SecretCipher cipher, @Nullable Database database) {
        this.transactions = new EngineTransactions(boundary, database);
        this.cipher = cipher;
        this.opener = new SealedCredentials.Opener(cipher);
    }

    @Override
    public Connection insert(Connection connection) {
        SealedCredentials sealed = SealedCredentials.seal(connection, cipher);
        transactions.write(session -> {
            EntityManager entityManager = session.entityManager();
            refuseDuplicate(entityManager, connection);
            StoredConnection row = new StoredConnection(connection, sealed);
            if (connection.defaultConnection()
                    || storedDefault(entityManager, connection.ownerId()).isEmpty()) {
                makeDefault(entityManager, connection.ownerId(), row);
            }
            entityManager.persist(row);
            return row;
        });
        return find(connection.id()).orElseThrow();
    }

    @Override
    public Optional<Connection> update(Connection connection) {
        SealedCredentials sealed = SealedCredentials.seal(connection, cipher);
        boolean found = transactions.write(session -> {
            EntityManager entityManager = session.entityManager();
            StoredConnection row =
                    entityManager.find(StoredConnection.class, connection.id().value(), LockModeType.PESSIMISTIC_WRITE);
            if (row == null) {
                return false;
            }
            refuseDuplicate(entityManager, connection);
            row.takeSettings(connection, sealed);
            if (connection.defaultConnection() && !row.isDefault()) {
                makeDefault(entityManager, connection.ownerId(), row);
            }
            return true;
        });
        return found ? find(connection.id()) : Optional.empty();
    }

    @Override
    public void updateHealth(ConnectionId id, ConnectionHealth health) {
        transactions.write(session -> {
            StoredConnection row =
                    session.entityManager().find(StoredConnection.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
            if (row != null) {
                row.takeHealth(health);
            }
            return id;
        });
    }

    @Override
    public void updateLastSyncedAt(ConnectionId id, Instant lastSyncedAt) {
        transactions.write(session -> session.entityManager()
                .createQuery("update WooConnection c set c.lastSyncedAt = :at"
                        + " where c.id = :id and (c.lastSyncedAt is null or c.lastSyncedAt < :at)")
                .setParameter("at", Micros.of(lastSyncedAt))
                .setParameter("id", id.value())
                .executeUpdate());
    }

    @Override
    public void updateLearnedLimits(ConnectionId id, LearnedLimits limits) {
        transactions.write(session -> session.entityManager()
                .createQuery("update WooConnection c set c.learnedBatchSize = :size,"
                        + " c.learnedBatches = :batches, c.learnedFollowUps = :followUps where c.id = :id")
                .setParameter("size", limits.batchSize())
                .setParameter("batches", limits.batchesInFlight())
                .setParameter("followUps", limits.followUpsInFlight())
                .setParameter("id", id.value())
                .executeUpdate());
    }

    @Override
    public Optional<LearnedLimits> findLearnedLimits(ConnectionId id) {
        return transactions.read(
                session -> Optional.ofNullable(session.entityManager().find(StoredConnection.class, id.value()))
                        .flatMap(StoredConnection::learnedLimits));
    }

    @Override
    public Optional<Connection> find(ConnectionId id) {
        return transactions.read(
                session -> Optional.ofNullable(session.entityManager().find(StoredConnection.class, id.value()))
                        .map(row -> row.toConnection(opener)));
    }

    @Override
    public List<Connection> findByOwner(OwnerId ownerId) {
        return transactions.read(session -> rows(session.entityManager(), "c.ownerId = :owner", ownerId)
                .map(row -> row.toConnection(opener))
                .toList());
    }

    @Override
    public Optional<Connection> findDefault(OwnerId ownerId) {
        return transactions.read(
                session -> storedDefault(session.entityManager(), ownerId).map(row -> row.toConnection(opener)));
    }

    @Override
    public List<ConnectionSummary> summaries(Optional<ConnectionId> after, int limit) {
        return transactions.read(session -> session.query(
                        "select c from WooConnection c where c.id > :after order by c.id", StoredConnection.class)
                .setParameter("after", after.map(ConnectionId::value).orElse(""))
                .setMaxResults(limit)
                .getResultStream()
                .map(StoredConnection::toSummary)
                .toList());
    }

    @Override
    public boolean delete(ConnectionId id) {
        return transactions.write(session -> {
            EntityManager entityManager = session.entityManager();
            List<OwnerId> ownerOfDefault = entityManager
                    .createQuery(
                            "select c.defaultFor from WooConnection c where c.id = :id and c.defaultFor is not null",
                            String.class)
                    .setParameter("id", id.value())
                    .getResultStream()
                    .map(OwnerId::of)
                    .toList();
            int deleted = entityManager
                    .createQuery("delete from WooConnection c where c.id = :id")
                    .setParameter("id", id.value())
                    .executeUpdate();
            ownerOfDefault.forEach(owner -> rows(entityManager, "c.ownerId = :owner and c.active = true", owner)
                    .findFirst()
                    .ifPresent(StoredConnection::makeDefault));
            return deleted > 0;
        });
    }

    /**
     * Encrypts with the current key whatever was stored with a former one. After it has returned on every node's
     * database the former key can go.
     *
     * @return how many connections were encrypted anew
     */
    public int encryptAnew() {
        return transactions.write(session -> {
            List<StoredConnection> outdated = session.entityManager()
                    .createQuery("select c from WooConnection c" + OLDEST_FIRST, StoredConnection.class)
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .getResultStream()
                    .filter(row -> !row.sealedCredentials().isCurrent(cipher))
                    .toList();
            outdated.forEach(row -> row.takeCredentials(row.sealedCredentials().sealAnew(cipher)));
            return outdated.size();
        });
    }

    private static Optional<StoredConnection> storedDefault(EntityManager entityManager, OwnerId ownerId) {
        return rows(entityManager, "c.defaultFor = :owner", ownerId).findFirst();
    }

    private static Stream<StoredConnection> rows(EntityManager entityManager, String condition, OwnerId ownerId) {
        TypedQuery<StoredConnection> query = entityManager.createQuery(
                "select c from WooConnection c where " + condition + OLDEST_FIRST, StoredConnection.class);
        return query.setParameter("owner", ownerId.value()).getResultList().stream();
    }

    /** The unique key on the column makes the loser of a race try again. */
    private static void makeDefault(EntityManager entityManager, OwnerId ownerId, StoredConnection row) {
        entityManager
                .createQuery("update WooConnection c set c.defaultFor = null where c.defaultFor = :owner")
                .setParameter("owner", ownerId.value())
                .executeUpdate();
        row.makeDefault();
    }

    private static void refuseDuplicate(EntityManager entityManager, Connection connection) {
        boolean duplicate = entityManager
                .createQuery(
                        "select c.id from WooConnection c where c.ownerId = :owner and c.storeUrl = :url and c.id <> :id",
                        String.class)
                .setParameter("owner", connection.ownerId().value())
                .setParameter("url", StoredConnection.url(connection.storeUrl()))
                .setParameter("id", connection.id().value())
                .getResultStream()
                .findAny()
                .isPresent();
        if (duplicate) {
            throw new DuplicateConnectionException(connection.ownerId(), connection.storeUrl());
        }
    }
}
