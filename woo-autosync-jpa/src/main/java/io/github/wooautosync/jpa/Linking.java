package io.github.wooautosync.jpa;

import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.record.LeaseKey;
import io.github.wooautosync.record.LinkRegistration;
import io.github.wooautosync.record.LinkRegistration.ProductLink;
import io.github.wooautosync.record.RecordTransitions;
import io.github.wooautosync.record.SyncRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Links records to products that the store has, within one transaction of the engine. */
final class Linking {

    private final LinkRegistration registration;
    private final Instant now;
    private final RecordReader reader;
    private final RecordWriter writer;
    private final Leases leases;

    Linking(EngineSession session, LinkRegistration registration, Instant now) {
        this.registration = registration;
        this.now = now;
        this.reader = new RecordReader(session);
        this.writer = new RecordWriter(session);
        this.leases = new Leases(session);
    }

    /** Returns the products that were linked. */
    List<ProductId> run(List<ProductLink> links) {
        leases.makeKnown(LeaseKey.of(registration.connectionId()));
        List<ProductLink> free = free(links);
        Map<ProductId, SyncRecord> existing = existing(free);
        List<ProductLink> missing = new ArrayList<>();
        List<RecordChange> linked = new ArrayList<>();
        for (ProductLink link : free) {
            SyncRecord record = existing.get(link.productId());
            if (record == null) {
                missing.add(link);
            } else if (isOurs(record) && RecordTransitions.isLinkable(record)) {
                linked.add(RecordChange.withFingerprints(record, RecordTransitions.linked(record, link, now)));
            }
        }
        linked.addAll(created(missing));
        writer.update(linked);
        return linked.stream().map(change -> change.after().productId()).toList();
    }

    /** Inserts records and reads them back with the ids that the database gave. */
    private List<RecordChange> created(List<ProductLink> links) {
        writer.insert(links.stream()
                .map(link -> RecordTransitions.newlyLinked(Registration.UNSAVED, registration, link, now))
                .toList());
        Map<ProductId, SyncRecord> inserted = existing(links);
        List<RecordChange> created = new ArrayList<>();
        for (ProductLink link : links) {
            SyncRecord record = inserted.get(link.productId());
            if (record != null) {
                created.add(RecordChange.withFingerprints(
                        record,
                        record.toBuilder().fingerprints(link.fingerprints()).build()));
            }
        }
        return created;
    }

    /** Without those whose product of the store belongs to a record already. */
    private List<ProductLink> free(List<ProductLink> links) {
        List<WooProductId> asked = links.stream().map(ProductLink::wooProductId).toList();
        Set<WooProductId> taken = new HashSet<>();
        reader.holders(registration.connectionId(), asked)
                .forEach(record -> record.wooProductId().ifPresent(taken::add));
        return links.stream().filter(link -> taken.add(link.wooProductId())).toList();
    }

    private Map<ProductId, SyncRecord> existing(List<ProductLink> links) {
        List<ProductId> products = links.stream().map(ProductLink::productId).toList();
        Map<ProductId, SyncRecord> existing = new HashMap<>();
        if (!products.isEmpty()) {
            reader.lock(reader.ids(registration.connectionId(), products).values())
                    .forEach(record -> existing.put(record.productId(), record));
        }
        return existing;
    }

    private boolean isOurs(SyncRecord record) {
        return record.ownerId().equals(registration.ownerId());
    }
}
