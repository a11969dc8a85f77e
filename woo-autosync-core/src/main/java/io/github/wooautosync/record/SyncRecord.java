package io.github.wooautosync.record;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The link between one product of the PIM and one connection, and the whole state of its synchronisation.
 *
 * <p>The <em>revision</em> counts what happened on the PIM's side: every fold and every export raises it. A push
 * remembers the revision it read before it loaded the product; a record whose pushed revision is behind is due again,
 * so that a change which arrives during a push is never lost.
 *
 * @param id given by the store of records
 * @param wooProductId the product in the store; absent until it was created or adopted there
 * @param revision counts changes and exports, from 1
 * @param pushedRevision the revision that the store is known to have; 0 before the first push
 * @param requestedRevision the revision of the last manual export
 * @param fullPushRevision until this revision is pushed, fingerprints prove nothing and everything is sent; taken back
 *     to the pushed revision once everything but slow fields was sent
 * @param dueAt when the engine should look at this record; absent means there is nothing to do
 * @param inFlightEpoch the lease epoch under which a write of this record was started and not yet completed
 * @param doubtfulUntil until then an older request of ours may still reach the store: whatever is pushed earlier is
 *     pushed once more, in full, at that time
 * @param pendingSince when the oldest change that is not in the store yet was made
 * @param attempts failed tries since the last success that count against {@code maxAttempts}
 * @param error why the last push failed
 * @param warning what the store lacks although the last push succeeded, such as an image that it could not fetch
 * @param autoSync false: changes count but are not pushed
 * @param exportedFields the fields that the last export selected and that are kept in step; empty means all
 * @param lastModifiedFields the store fields that the last push sent
 * @param fingerprints store field to hash of the value that the store is known to have; may carry a {@link
 *     FingerprintMark}; an entry with a colon in its name is no field but tells more about one
 * @param storeModifiedAt the store's own time of our last write
 * @param lastExportedAt our time of the last successful push
 */
public record SyncRecord(
        SyncRecordId id,
        ConnectionId connectionId,
        ProductId productId,
        OwnerId ownerId,
        Optional<WooProductId> wooProductId,
        SyncStatus status,
        DesiredState desiredState,
        Lane lane,
        long revision,
        long pushedRevision,
        long requestedRevision,
        long fullPushRevision,
        Optional<Instant> dueAt,
        OptionalLong inFlightEpoch,
        Optional<Instant> doubtfulUntil,
        Optional<Instant> pendingSince,
        int attempts,
        Optional<SyncError> error,
        Optional<SyncError> warning,
        boolean autoSync,
        Set<String> exportedFields,
        Set<String> lastModifiedFields,
        Map<String, String> fingerprints,
        Optional<Instant> storeModifiedAt,
        Optional<Instant> lastExportedAt,
        Instant createdAt,
        Instant updatedAt) {

    private static final char NO_FIELD = ':';
    private static final String CREATED_SKU = "sku" + NO_FIELD + "created";

    public SyncRecord {
        exportedFields = Collections.unmodifiableSet(new LinkedHashSet<>(exportedFields));
        lastModifiedFields = Collections.unmodifiableSet(new LinkedHashSet<>(lastModifiedFields));
        fingerprints = Collections.unmodifiableMap(new LinkedHashMap<>(fingerprints));
    }

    /** Whether the PIM changed after what the store is known to have. */
    public boolean hasPendingChanges() {
        return revision > pushedRevision;
    }

    /**
     * The SKU with which the last request to create the product was sent, so that the store may have the product under
     * it; absent before the first one, and once the product is linked.
     */
    public Optional<String> createdSku() {
        return wooProductId.isPresent() ? Optional.empty() : Optional.ofNullable(fingerprints.get(CREATED_SKU));
    }

    SyncRecord withCreatedSku(String sku, Instant now) {
        Map<String, String> more = new LinkedHashMap<>(fingerprints);
        more.put(CREATED_SKU, sku);
        return toBuilder().fingerprints(more).updatedAt(now).build();
    }

    /** What is known of a product that is linked: under which SKU it was created says no more. */
    static Map<String, String> withoutCreatedSku(Map<String, String> fingerprints) {
        Map<String, String> linked = new LinkedHashMap<>(fingerprints);
        linked.remove(CREATED_SKU);
        return linked;
    }

    /** Whether a manual export of this record still waits. */
    public boolean isExportPending() {
        return requestedRevision > pushedRevision;
    }

    /**
     * Whether equal fingerprints prove that the store has the value. They do not after a full export was asked for,
     * while a write is in flight, or while an older request may still land.
     */
    public boolean fingerprintsProve() {
        return pushedRevision >= fullPushRevision && inFlightEpoch.isEmpty() && doubtfulUntil.isEmpty();
    }

    /** The store fields that changed in the PIM and that automatic updates do not push. */
    public Set<String> heldFields() {
        Set<String> held = new LinkedHashSet<>();
        fingerprints.forEach((field, fingerprint) -> {
            if (FingerprintMark.HELD_BACK.isOn(fingerprint)) {
                held.add(field);
            }
        });
        return held;
    }

    /** The store fields that are kept in step. */
    public Set<String> fieldsInStep() {
        Set<String> fields = new LinkedHashSet<>();
        fingerprints.forEach((name, fingerprint) -> {
            boolean field = name.indexOf(NO_FIELD) < 0;
            if (field && !FingerprintMark.LEFT_TO_SHOP.isOn(fingerprint)) {
                fields.add(name);
            }
        });
        return fields;
    }

    public Builder toBuilder() {
        return new Builder(this);
    }

    /** A record that was never pushed, due at once. */
    public static Builder builder(
            SyncRecordId id, ConnectionId connectionId, ProductId productId, OwnerId ownerId, Instant now) {
        return new Builder(new SyncRecord(
                id,
                connectionId,
                productId,
                ownerId,
                Optional.empty(),
                SyncStatus.PENDING,
                DesiredState.PRESENT,
                Lane.BULK,
                1,
                0,
                1,
                1,
                Optional.of(now),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.of(now),
                0,
                Optional.empty(),
                Optional.empty(),
                true,
                Set.of(),
                Set.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                now,
                now));
    }

    /** Copies a record with some values changed. Not safe for use by several threads. */
    public static final class Builder {

        private final SyncRecordId id;
        private final ConnectionId connectionId;
        private final ProductId productId;
        private final OwnerId ownerId;
        private final Instant createdAt;
        private Optional<WooProductId> wooProductId;
        private SyncStatus status;
        private DesiredState desiredState;
        private Lane lane;
        private long revision;
        private long pushedRevision;
        private long requestedRevision;
        private long fullPushRevision;
        private Optional<Instant> dueAt;
        private OptionalLong inFlightEpoch;
        private Optional<Instant> doubtfulUntil;
        private Optional<Instant> pendingSince;
        private int attempts;
        private Optional<SyncError> error;
        private Optional<SyncError> warning;
        private boolean autoSync;
        private Set<String> exportedFields;
        private Set<String> lastModifiedFields;
        private Map<String, String> fingerprints;
        private Optional<Instant> storeModifiedAt;
        private Optional<Instant> lastExportedAt;
        private Instant updatedAt;

        private Builder(SyncRecord original) {
            id = original.id;
            connectionId = original.connectionId;
            productId = original.productId;
            ownerId = original.ownerId;
            createdAt = original.createdAt;
            wooProductId = original.wooProductId;
            status = original.status;
            desiredState = original.desiredState;
            lane = original.lane;
            revision = original.revision;
            pushedRevision = original.pushedRevision;
            requestedRevision = original.requestedRevision;
            fullPushRevision = original.fullPushRevision;
            dueAt = original.dueAt;
            inFlightEpoch = original.inFlightEpoch;
            doubtfulUntil = original.doubtfulUntil;
            pendingSince = original.pendingSince;
            attempts = original.attempts;
            error = original.error;
            warning = original.warning;
            autoSync = original.autoSync;
            exportedFields = original.exportedFields;
            lastModifiedFields = original.lastModifiedFields;
            fingerprints = original.fingerprints;
            storeModifiedAt = original.storeModifiedAt;
            lastExportedAt = original.lastExportedAt;
            updatedAt = original.updatedAt;
        }

        public Builder wooProductId(Optional<WooProductId> value) {
            wooProductId = value;
            return this;
        }

        public Builder status(SyncStatus value) {
            status = value;
            return this;
        }

        public Builder desiredState(DesiredState value) {
            desiredState = value;
            return this;
        }

        public Builder lane(Lane value) {
            lane = value;
            return this;
        }

        public Builder revision(long value) {
            revision = value;
            return this;
        }

        public Builder pushedRevision(long value) {
            pushedRevision = value;
            return this;
        }

        public Builder requestedRevision(long value) {
            requestedRevision = value;
            return this;
        }

        public Builder fullPushRevision(long value) {
            fullPushRevision = value;
            return this;
        }

        public Builder dueAt(Optional<Instant> value) {
            dueAt = value;
            return this;
        }

        public Builder inFlightEpoch(OptionalLong value) {
            inFlightEpoch = value;
            return this;
        }

        public Builder doubtfulUntil(Optional<Instant> value) {
            doubtfulUntil = value;
            return this;
        }

        public Builder pendingSince(Optional<Instant> value) {
            pendingSince = value;
            return this;
        }

        public Builder attempts(int value) {
            attempts = value;
            return this;
        }

        public Builder error(Optional<SyncError> value) {
            error = value;
            return this;
        }

        public Builder warning(Optional<SyncError> value) {
            warning = value;
            return this;
        }

        public Builder autoSync(boolean value) {
            autoSync = value;
            return this;
        }

        public Builder exportedFields(Set<String> value) {
            exportedFields = value;
            return this;
        }

        public Builder lastModifiedFields(Set<String> value) {
            lastModifiedFields = value;
            return this;
        }

        public Builder fingerprints(Map<String, String> value) {
            fingerprints = value;
            return this;
        }

        public Builder storeModifiedAt(Optional<Instant> value) {
            storeModifiedAt = value;
            return this;
        }

        public Builder lastExportedAt(Optional<Instant> value) {
            lastExportedAt = value;
            return this;
        }

        public Builder updatedAt(Instant value) {
            updatedAt = value;
            return this;
        }

        public SyncRecord build() {
            return new SyncRecord(
                    id,
                    connectionId,
                    productId,
                    ownerId,
                    wooProductId,
                    status,
                    desiredState,
                    lane,
                    revision,
                    pushedRevision,
                    requestedRevision,
                    fullPushRevision,
                    dueAt,
                    inFlightEpoch,
                    doubtfulUntil,
                    pendingSince,
                    attempts,
                    error,
                    warning,
                    autoSync,
                    exportedFields,
                    lastModifiedFields,
                    fingerprints,
                    storeModifiedAt,
                    lastExportedAt,
                    createdAt,
                    updatedAt);
        }
    }
}
