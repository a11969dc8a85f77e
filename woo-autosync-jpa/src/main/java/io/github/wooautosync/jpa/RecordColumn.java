package io.github.wooautosync.jpa;

import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.record.DueQuery;
import io.github.wooautosync.record.SyncError;
import io.github.wooautosync.record.SyncRecord;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of a sync record but its id: what they are called and what of a record they hold. */
enum RecordColumn {
    CONNECTION_ID(
            "connection_id", ColumnType.TEXT, record -> record.connectionId().value()),
    PRODUCT_ID("product_id", ColumnType.TEXT, record -> record.productId().value()),
    OWNER_ID("owner_id", ColumnType.TEXT, record -> record.ownerId().value()),
    CREATED_AT("created_at", ColumnType.NUMBER, record -> Micros.of(record.createdAt())),

    WOO_PRODUCT_ID(
            "woo_product_id",
            ColumnType.NUMBER,
            record -> record.wooProductId().map(WooProductId::value).orElse(null)),
    STATUS("sync_status", ColumnType.TEXT, record -> record.status().name()),
    DESIRED_STATE(
            "desired_state", ColumnType.TEXT, record -> record.desiredState().name()),
    LANE("lane", ColumnType.TEXT, record -> record.lane().name()),
    REVISION("revision", ColumnType.NUMBER, SyncRecord::revision),
    PUSHED_REVISION("pushed_revision", ColumnType.NUMBER, SyncRecord::pushedRevision),
    REQUESTED_REVISION("requested_revision", ColumnType.NUMBER, SyncRecord::requestedRevision),
    FULL_PUSH_REVISION("full_push_revision", ColumnType.NUMBER, SyncRecord::fullPushRevision),
    /** For searches only: what it says follows from the other columns. */
    DUE_SCOPE(
            "due_scope",
            ColumnType.TEXT,
            record -> DueQuery.Scope.narrowestOf(record).name()),
    DUE_AT("due_at", ColumnType.NUMBER, record -> Micros.of(record.dueAt())),
    DOUBTFUL_UNTIL("doubtful_until", ColumnType.NUMBER, record -> Micros.of(record.doubtfulUntil())),
    PENDING_SINCE("pending_since", ColumnType.NUMBER, record -> Micros.of(record.pendingSince())),
    ATTEMPTS("attempts", ColumnType.COUNT, SyncRecord::attempts),
    ERROR_CODE("error_code", ColumnType.TEXT, record -> code(record.error())),
    ERROR_MESSAGE("error_message", ColumnType.TEXT, record -> message(record.error())),
    WARNING_CODE("warning_code", ColumnType.TEXT, record -> code(record.warning())),
    WARNING_MESSAGE("warning_message", ColumnType.TEXT, record -> message(record.warning())),
    AUTO_SYNC("auto_sync", ColumnType.FLAG, SyncRecord::autoSync),
    EXPORTED_FIELDS("exported_fields", ColumnType.JSON, SyncRecord::exportedFields),
    LAST_MODIFIED_FIELDS("last_modified_fields", ColumnType.JSON, SyncRecord::lastModifiedFields),
    STORE_MODIFIED_AT("store_modified_at", ColumnType.NUMBER, record -> Micros.of(record.storeModifiedAt())),
    LAST_EXPORTED_AT("last_exported_at", ColumnType.NUMBER, record -> Micros.of(record.lastExportedAt())),
    UPDATED_AT("updated_at", ColumnType.NUMBER, record -> Micros.of(record.updatedAt())),

    /** The one large column. Most work on records does not need it and leaves it alone. */
    FINGERPRINTS("fingerprints", ColumnType.JSON, SyncRecord::fingerprints);

    /** All but the fingerprints. */
    static final Set<RecordColumn> NARROW = Collections.unmodifiableSet(EnumSet.range(CONNECTION_ID, UPDATED_AT));

    static final Set<RecordColumn> ALL = Collections.unmodifiableSet(EnumSet.allOf(RecordColumn.class));

    /** Those that the state machine moves, without the fingerprints. */
    private static final Set<RecordColumn> STATE = EnumSet.range(WOO_PRODUCT_ID, UPDATED_AT);

    private static final int LONGEST_CODE = 191;

    private final String columnName;
    private final ColumnType type;

    @SuppressWarnings("ImmutableEnumChecker") // functions without a state of their own
    private final Function<SyncRecord, @Nullable Object> state;

    RecordColumn(String columnName, ColumnType type, Function<SyncRecord, @Nullable Object> state) {
        this.columnName = columnName;
        this.type = type;
        this.state = state;
    }

    String columnName() {
        return columnName;
    }

    ColumnType type() {
        return type;
    }

    /** What the column holds for a record, as JDBC takes it. */
    @Nullable
    Object valueOf(SyncRecord record) {
        return type.stored(state.apply(record));
    }

    /** The columns in which a record differs from what it was; fingerprints are left out. A new set. */
    static Set<RecordColumn> changed(SyncRecord before, SyncRecord after) {
        EnumSet<RecordColumn> changed = EnumSet.noneOf(RecordColumn.class);
        for (RecordColumn column : STATE) {
            if (!Objects.equals(column.state.apply(before), column.state.apply(after))) {
                changed.add(column);
            }
        }
        return changed;
    }

    private static @Nullable String code(Optional<SyncError> error) {
        return error.map(known -> StorableText.of(known.code(), LONGEST_CODE)).orElse(null);
    }

    private static @Nullable String message(Optional<SyncError> error) {
        return error.map(known -> StorableText.of(known.message(), SyncError.MAXIMUM_MESSAGE_LENGTH))
                .orElse(null);
    }
}
