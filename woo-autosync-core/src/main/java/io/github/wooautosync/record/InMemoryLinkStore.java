package io.github.wooautosync.record;

import io.github.wooautosync.id.ConnectionId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps links in memory, for tests, demonstrations and hosts that accept that images are uploaded again after a
 * restart.
 */
public final class InMemoryLinkStore implements LinkStore {

    private final Map<ConnectionId, Map<LinkKey, Long>> connections = new ConcurrentHashMap<>();

    @Override
    public Map<LinkKey, Long> find(ConnectionId connectionId, Collection<LinkKey> keys) {
        Map<LinkKey, Long> links = connections.getOrDefault(connectionId, Map.of());
        Map<LinkKey, Long> found = new LinkedHashMap<>();
        for (LinkKey key : keys) {
            Long id = links.get(key);
            if (id != null) {
                found.put(key, id);
            }
        }
        return found;
    }

    @Override
    public void put(ConnectionId connectionId, Map<LinkKey, Long> links) {
        links.forEach((key, id) -> {
            if (id <= 0) {
                throw new IllegalArgumentException("a store gives positive ids, but " + key + " has " + id);
            }
        });
        linksOf(connectionId).putAll(links);
    }

    @Override
    public void remove(ConnectionId connectionId, Collection<LinkKey> keys) {
        keys.forEach(linksOf(connectionId)::remove);
    }

    @Override
    public int deleteAll(ConnectionId connectionId) {
        Map<LinkKey, Long> removed = connections.remove(connectionId);
        return removed == null ? 0 : removed.size();
    }

    private Map<LinkKey, Long> linksOf(ConnectionId connectionId) {
        return connections.computeIfAbsent(connectionId, unused -> new ConcurrentHashMap<>());
    }
}
