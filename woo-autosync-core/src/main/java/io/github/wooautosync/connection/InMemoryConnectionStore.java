package io.github.wooautosync.connection;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Keeps connections in memory, for tests, demonstrations and hosts that connect anew at every start. */
public final class InMemoryConnectionStore implements ConnectionStore {

    private final Map<ConnectionId, Connection> connections = new LinkedHashMap<>();
    private final Map<ConnectionId, LearnedLimits> learned = new HashMap<>();

    @Override
    public synchronized Connection insert(Connection connection) {
        refuseDuplicate(connection);
        boolean first = findDefault(connection.ownerId()).isEmpty();
        connections.put(connection.id(), connection.withDefaultConnection(false));
        if (first || connection.defaultConnection()) {
            makeDefault(connection);
        }
        return stored(connection.id());
    }

    @Override
    public synchronized Optional<Connection> update(Connection changed) {
        Connection before = connections.get(changed.id());
        if (before == null) {
            return Optional.empty();
        }
        refuseDuplicate(changed);
        if (!before.storeUrl().equals(changed.storeUrl())) {
            learned.remove(changed.id());
        }
        Connection after = changed.withHealth(before.health()).withDefaultConnection(before.defaultConnection());
        connections.put(
                changed.id(), before.lastSyncedAt().map(after::withLastSyncedAt).orElse(after));
        if (changed.defaultConnection()) {
            makeDefault(changed);
        }
        return find(changed.id());
    }

    @Override
    public synchronized void updateHealth(ConnectionId id, ConnectionHealth health) {
        change(id, connection -> connection.withHealth(health));
    }

    @Override
    public synchronized void updateLastSyncedAt(ConnectionId id, Instant lastSyncedAt) {
        change(
                id,
                connection ->
                        connection.lastSyncedAt().filter(lastSyncedAt::isBefore).isPresent()
                                ? connection
                                : connection.withLastSyncedAt(lastSyncedAt));
    }

    @Override
    public synchronized void updateLearnedLimits(ConnectionId id, LearnedLimits limits) {
        if (connections.containsKey(id)) {
            learned.put(id, limits);
        }
    }

    @Override
    public synchronized Optional<LearnedLimits> findLearnedLimits(ConnectionId id) {
        return Optional.ofNullable(learned.get(id));
    }

    @Override
    public synchronized Optional<Connection> find(ConnectionId id) {
        return Optional.ofNullable(connections.get(id));
    }

    @Override
    public synchronized List<Connection> findByOwner(OwnerId ownerId) {
        return connections.values().stream()
                .filter(connection -> connection.ownerId().equals(ownerId))
                .sorted(Comparator.comparing(Connection::createdAt))
                .toList();
    }

    @Override
    public synchronized Optional<Connection> findDefault(OwnerId ownerId) {
        return findByOwner(ownerId).stream()
                .filter(Connection::defaultConnection)
                .findFirst();
    }

    @Override
    public synchronized List<ConnectionSummary> summaries(Optional<ConnectionId> after, int limit) {
        return connections.values().stream()
                .filter(connection -> after.isEmpty() || connection.id().compareTo(after.get()) > 0)
                .sorted(Comparator.comparing(Connection::id))
                .limit(limit)
                .map(Connection::summary)
                .toList();
    }

    @Override
    public synchronized boolean delete(ConnectionId id) {
        Connection deleted = connections.remove(id);
        learned.remove(id);
        if (deleted != null && deleted.defaultConnection()) {
            findByOwner(deleted.ownerId()).stream()
                    .filter(Connection::active)
                    .findFirst()
                    .ifPresent(this::makeDefault);
        }
        return deleted != null;
    }

    private Connection stored(ConnectionId id) {
        return find(id).orElseThrow();
    }

    private void change(ConnectionId id, UnaryOperator<Connection> change) {
        connections.computeIfPresent(id, (same, connection) -> change.apply(connection));
    }

    private void makeDefault(Connection chosen) {
        connections.replaceAll((id, connection) -> connection.ownerId().equals(chosen.ownerId())
                ? connection.withDefaultConnection(id.equals(chosen.id()))
                : connection);
    }

    private void refuseDuplicate(Connection connection) {
        boolean duplicate = findByOwner(connection.ownerId()).stream()
                .anyMatch(other ->
                        !other.id().equals(connection.id()) && other.storeUrl().equals(connection.storeUrl()));
        if (duplicate) {
            throw new DuplicateConnectionException(connection.ownerId(), connection.storeUrl());
        }
    }
}
