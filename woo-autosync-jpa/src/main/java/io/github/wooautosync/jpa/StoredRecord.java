package io.github.wooautosync.jpa;

import static java.util.Objects.requireNonNull;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.record.DesiredState;
import io.github.wooautosync.record.Lane;
import io.github.wooautosync.record.SyncError;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordId;
import io.github.wooautosync.record.SyncStatus;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A sync record as a row, without its fingerprints. Read only: {@link RecordWriter} writes. */
@Entity(name = "WooProductSync")
@Table(name = "woo_product_sync")
@Access(AccessType.FIELD)
@Cacheable(false)
class StoredRecord {

    /** For rows that are due. */
    static final Comparator<StoredRecord> BY_DUE_TIME =
            Comparator.comparing(StoredRecord::dueTime).thenComparing(row -> requireNonNull(row.id));

    private static final int TEXT = 1_000_000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id", nullable = false, updatable = false)
    private @Nullable Long id;

    @Column(name = "connection_id", length = 64, nullable = false, insertable = false, updatable = false)
    private @Nullable String connectionId;

    @Column(name = "product_id", length = 191, nullable = false, insertable = false, updatable = false)
    private @Nullable String productId;

    @Column(name = "owner_id", length = 191, nullable = false, insertable = false, updatable = false)
    private @Nullable String ownerId;

    @Column(name = "woo_product_id", insertable = false, updatable = false)
    private @Nullable Long wooProductId;

    @Column(name = "sync_status", length = 20, nullable = false, insertable = false, updatable = false)
    private @Nullable String status;

    @Column(name = "desired_state", length = 20, nullable = false, insertable = false, updatable = false)
    private @Nullable String desiredState;

    @Column(name = "lane", length = 20, nullable = false, insertable = false, updatable = false)
    private @Nullable String lane;

    @Column(name = "revision", nullable = false, insertable = false, updatable = false)
    private long revision;

    @Column(name = "pushed_revision", nullable = false, insertable = false, updatable = false)
    private long pushedRevision;

    @Column(name = "requested_revision", nullable = false, insertable = false, updatable = false)
    private long requestedRevision;

    @Column(name = "full_push_revision", nullable = false, insertable = false, updatable = false)
    private long fullPushRevision;

    /** The narrowest {@link io.github.wooautosync.record.DueQuery.Scope} of the record, for searches. */
    @Column(name = "due_scope", length = 20, nullable = false, insertable = false, updatable = false)
    private @Nullable String dueScope;

    @Column(name = "due_at", insertable = false, updatable = false)
    private @Nullable Long dueAt;

    @Column(name = "in_flight_epoch", insertable = false, updatable = false)
    private @Nullable Long inFlightEpoch;

    @Column(name = "doubtful_until", insertable = false, updatable = false)
    private @Nullable Long doubtfulUntil;

    @Column(name = "pending_since", insertable = false, updatable = false)
    private @Nullable Long pendingSince;

    @Column(name = "attempts", nullable = false, insertable = false, updatable = false)
    private int attempts;

    @Column(name = "error_code", length = 191, insertable = false, updatable = false)
    private @Nullable String errorCode;

    @Column(name = "error_message", length = 1000, insertable = false, updatable = false)
    private @Nullable String errorMessage;

    @Column(name = "warning_code", length = 191, insertable = false, updatable = false)
    private @Nullable String warningCode;

    @Column(name = "warning_message", length = 1000, insertable = false, updatable = false)
    private @Nullable String warningMessage;

    @Column(name = "auto_sync", nullable = false, insertable = false, updatable = false)
    private boolean autoSync;

    @Column(name = "exported_fields", length = TEXT, insertable = false, updatable = false)
    private @Nullable String exportedFields;

    @Column(name = "last_modified_fields", length = TEXT, insertable = false, updatable = false)
    private @Nullable String lastModifiedFields;

    @Column(name = "store_modified_at", insertable = false, updatable = false)
    private @Nullable Long storeModifiedAt;

    @Column(name = "last_exported_at", insertable = false, updatable = false)
    private @Nullable Long lastExportedAt;

    @Column(name = "created_at", nullable = false, insertable = false, updatable = false)
    private long createdAt;

    @Column(name = "updated_at", nullable = false, insertable = false, updatable = false)
    private long updatedAt;

    protected StoredRecord() {}

    /**
     * The row as a record.
     *
     * @param fingerprints the record's, where they are needed; else empty
     */
    SyncRecord toRecord(Map<String, String> fingerprints) {
        return SyncRecord.builder(
                        new SyncRecordId(requireNonNull(id)),
                        ConnectionId.of(requireNonNull(connectionId)),
                        ProductId.of(requireNonNull(productId)),
                        OwnerId.of(requireNonNull(ownerId)),
                        Micros.toInstant(createdAt))
                .wooProductId(Optional.ofNullable(wooProductId).map(WooProductId::of))
                .status(SyncStatus.valueOf(requireNonNull(status)))
                .desiredState(DesiredState.valueOf(requireNonNull(desiredState)))
                .lane(Lane.valueOf(requireNonNull(lane)))
                .revision(revision)
                .pushedRevision(pushedRevision)
                .requestedRevision(requestedRevision)
                .fullPushRevision(fullPushRevision)
                .dueAt(Micros.toInstant(dueAt))
                .inFlightEpoch(inFlightEpoch == null ? OptionalLong.empty() : OptionalLong.of(inFlightEpoch))
                .doubtfulUntil(Micros.toInstant(doubtfulUntil))
                .pendingSince(Micros.toInstant(pendingSince))
                .attempts(attempts)
                .error(error(errorCode, errorMessage))
                .warning(error(warningCode, warningMessage))
                .autoSync(autoSync)
                .exportedFields(Json.readSet(exportedFields))
                .lastModifiedFields(Json.readSet(lastModifiedFields))
                .fingerprints(fingerprints)
                .storeModifiedAt(Micros.toInstant(storeModifiedAt))
                .lastExportedAt(Micros.toInstant(lastExportedAt))
                .updatedAt(Micros.toInstant(updatedAt))
                .build();
    }

    private long dueTime() {
        return requireNonNull(dueAt);
    }

    private static Optional<SyncError> error(@Nullable String code, @Nullable String message) {
        return Optional.ofNullable(code).map(known -> new SyncError(known, Objects.requireNonNullElse(message, "")));
    }
}
