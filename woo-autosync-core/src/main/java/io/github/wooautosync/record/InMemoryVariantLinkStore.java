package io.github.wooautosync.record;

import io.github.wooautosync.id.ConnectionId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps links of variants in memory, for tests, demonstrations and hosts that accept that variations are looked for
 * again after a restart.
 */
public final class InMemoryVariantLinkStore implements VariantLinkStore {

    private static final Comparator<VariantLink> IN_ORDER =
            Comparator.comparingInt(VariantLink::position).thenComparing(VariantLink::variantId);

    private final Map<SyncRecordId, Entry> records = new HashMap<>();

    @Override
    public synchronized Map<SyncRecordId, List<VariantLink>> find(Collection<SyncRecordId> recordIds) {
        Map<SyncRecordId, List<VariantLink>> found = new LinkedHashMap<>();
        for (SyncRecordId recordId : recordIds) {
            Entry entry = records.get(recordId);
            if (entry != null) {
                found.put(
                        recordId,
                        entry.links().values().stream()
                                .map(Written::link)
                                .sorted(IN_ORDER)
                                .toList());
            }
        }
        return found;
    }

    @Override
    public synchronized void put(
            ConnectionId connectionId, SyncRecordId recordId, Collection<VariantLink> links, long epoch) {
        if (links.isEmpty()) {
            return;
        }
        Entry entry = records.computeIfAbsent(recordId, unused -> new Entry(connectionId, new HashMap<>()));
        for (VariantLink link : links) {
            entry.links()
                    .merge(
                            link.variantId(),
                            new Written(link, epoch),
                            (before, after) -> before.epoch() > after.epoch() ? before : after);
        }
    }

    @Override
    public synchronized void remove(SyncRecordId recordId, Collection<String> variantIds) {
        Entry entry = records.get(recordId);
        if (entry != null) {
            variantIds.forEach(entry.links()::remove);
            if (entry.links().isEmpty()) {
                records.remove(recordId);
            }
        }
    }

    @Override
    public synchronized void removeAll(Collection<SyncRecordId> recordIds) {
        recordIds.forEach(records::remove);
    }

    @Override
    public synchronized int deleteAll(ConnectionId connectionId) {
        int before = count();
        records.values().removeIf(entry -> entry.connectionId().equals(connectionId));
        return before - count();
    }

    private int count() {
        return records.values().stream().mapToInt(entry -> entry.links().size()).sum();
    }

    private record Entry(ConnectionId connectionId, Map<String, Written> links) {}

    private record Written(VariantLink link, long epoch) {}
}
