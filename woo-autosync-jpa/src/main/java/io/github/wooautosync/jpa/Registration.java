package io.github.wooautosync.jpa;

import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.ExportRegistration;
import io.github.wooautosync.record.LeaseKey;
import io.github.wooautosync.record.RecordTransitions;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The registration of an export: existing records are raised, missing ones are inserted. */
final class Registration {

    /** Stands in for the id that the database gives. */
    static final SyncRecordId UNSAVED = new SyncRecordId(Long.MAX_VALUE);

    private final EngineSession session;
    private final ExportRegistration registration;
    private final Instant now;
    private final RecordReader reader;
    private final RecordWriter writer;

    Registration(EngineSession session, ExportRegistration registration, Instant now) {
        this.session = session;
        this.registration = registration;
        this.now = now;
        this.reader = new RecordReader(session);
        this.writer = new RecordWriter(session);
    }

    List<SyncRecord> run() {
        if (registration.productIds().isEmpty()) {
            return List.of();
        }
        new Leases(session).makeKnown(LeaseKey.of(registration.connectionId()));
        for (List<ProductId> products : Chunks.of(registration.productIds(), Chunks.IDS)) {
            register(products);
        }
        return registered();
    }

    private void register(List<ProductId> products) {
        Map<ProductId, SyncRecordId> existing = reader.ids(registration.connectionId(), products);
        writer.insert(products.stream()
                .filter(productId -> !existing.containsKey(productId))
                .map(this::created)
                .toList());
        writer.update(reader.lock(existing.values()).stream()
                .map(record -> RecordChange.of(
                        record,
                        RecordTransitions.exportRequested(record, registration.fields(), registration.partial(), now)))
                .toList());
    }

    private SyncRecord created(ProductId productId) {
        return SyncRecord.builder(UNSAVED, registration.connectionId(), productId, registration.ownerId(), now)
                .exportedFields(registration.fields())
                .build();
    }

    private List<SyncRecord> registered() {
        Map<ProductId, SyncRecord> found = new HashMap<>();
        reader.find(registration.connectionId(), registration.productIds())
                .forEach(record -> found.put(record.productId(), record));
        List<SyncRecord> inOrder = new ArrayList<>();
        registration.productIds().forEach(productId -> inOrder.add(Objects.requireNonNull(found.get(productId))));
        return inOrder;
    }
}
