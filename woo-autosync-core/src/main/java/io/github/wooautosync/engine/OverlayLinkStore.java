package io.github.wooautosync.engine;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.record.InMemoryLinkStore;
import io.github.wooautosync.record.LinkKey;
import io.github.wooautosync.record.LinkStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Reads links where they are kept and keeps what is written to itself, for one dry run of one connection. */
final class OverlayLinkStore implements LinkStore {

    private final LinkStore kept;
    private final LinkStore learned = new InMemoryLinkStore();
    private final Set<LinkKey> removed = new HashSet<>();

    OverlayLinkStore(LinkStore kept) {
        this.kept = kept;
    }

    @Override
    public Map<LinkKey, Long> find(ConnectionId connectionId, Collection<LinkKey> keys) {
        Map<LinkKey, Long> found = new HashMap<>(kept.find(connectionId, keys));
        found.keySet().removeAll(removed);
        found.putAll(learned.find(connectionId, keys));
        return found;
    }

    @Override
    public void put(ConnectionId connectionId, Map<LinkKey, Long> links) {
        learned.put(connectionId, links);
    }

    @Override
    public void remove(ConnectionId connectionId, Collection<LinkKey> keys) {
        learned.remove(connectionId, keys);
        removed.addAll(keys);
    }

    @Override
    public int deleteAll(ConnectionId connectionId) {
        throw new UnsupportedOperationException("a dry run deletes nothing");
    }
}
