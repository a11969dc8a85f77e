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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A sync record as a row that a query of this class selects. */
final class RecordRow {

    /** What precedes a condition on records {@code s}; leaves the fingerprints out. */
    static final String SELECT_NARROW = select(RecordColumn.NARROW);

    /** Likewise, with the fingerprints. */
    static final String SELECT = select(RecordColumn.ALL);

    private final ResultSet row;
    private final boolean withFingerprints;

    private RecordRow(ResultSet row, boolean withFingerprints) {
        this.row = row;
        this.withFingerprints = withFingerprints;
    }

    /** Reads a row of {@link #SELECT_NARROW}. */
    static SyncRecord readNarrow(ResultSet row) throws SQLException {
        return new RecordRow(row, false).read();
    }

    /** Reads a row of {@link #SELECT}. */
    static SyncRecord read(ResultSet row) throws SQLException {
        return new RecordRow(row, true).read();
    }

    private SyncRecord read() throws SQLException {
        return SyncRecord.builder(
                        new SyncRecordId(row.getLong("id")),
                        ConnectionId.of(required(RecordColumn.CONNECTION_ID)),
                        ProductId.of(required(RecordColumn.PRODUCT_ID)),
                        OwnerId.of(required(RecordColumn.OWNER_ID)),
                        Micros.toInstant(number(RecordColumn.CREATED_AT)))
                .wooProductId(optionalNumber(RecordColumn.WOO_PRODUCT_ID).map(WooProductId::of))
                .status(SyncStatus.valueOf(required(RecordColumn.STATUS)))
                .desiredState(DesiredState.valueOf(required(RecordColumn.DESIRED_STATE)))
                .lane(Lane.valueOf(required(RecordColumn.LANE)))
                .revision(number(RecordColumn.REVISION))
                .pushedRevision(number(RecordColumn.PUSHED_REVISION))
                .requestedRevision(number(RecordColumn.REQUESTED_REVISION))
                .fullPushRevision(number(RecordColumn.FULL_PUSH_REVISION))
                .dueAt(time(RecordColumn.DUE_AT))
                .inFlightEpoch(inFlightEpoch())
                .doubtfulUntil(time(RecordColumn.DOUBTFUL_UNTIL))
                .pendingSince(time(RecordColumn.PENDING_SINCE))
                .attempts(row.getInt(RecordColumn.ATTEMPTS.columnName()))
                .error(error(RecordColumn.ERROR_CODE, RecordColumn.ERROR_MESSAGE))
                .warning(error(RecordColumn.WARNING_CODE, RecordColumn.WARNING_MESSAGE))
                .autoSync(row.getBoolean(RecordColumn.AUTO_SYNC.columnName()))
                .exportedFields(fields(RecordColumn.EXPORTED_FIELDS))
                .lastModifiedFields(fields(RecordColumn.LAST_MODIFIED_FIELDS))
                .fingerprints(withFingerprints ? Json.readMap(text(RecordColumn.FINGERPRINTS)) : Map.of())
                .storeModifiedAt(time(RecordColumn.STORE_MODIFIED_AT))
                .lastExportedAt(time(RecordColumn.LAST_EXPORTED_AT))
                .updatedAt(Micros.toInstant(number(RecordColumn.UPDATED_AT)))
                .build();
    }

    private OptionalLong inFlightEpoch() throws SQLException {
        long epoch = row.getLong("in_flight_epoch");
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(epoch);
    }

    private Optional<SyncError> error(RecordColumn code, RecordColumn message) throws SQLException {
        String known = text(code);
        return known == null
                ? Optional.empty()
                : Optional.of(new SyncError(known, Objects.requireNonNullElse(text(message), "")));
    }

    private Set<String> fields(RecordColumn column) throws SQLException {
        return Json.readSet(text(column));
    }

    private Optional<Instant> time(RecordColumn column) throws SQLException {
        return optionalNumber(column).map(micros -> Micros.toInstant(micros.longValue()));
    }

    private Optional<Long> optionalNumber(RecordColumn column) throws SQLException {
        long value = number(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }

    private long number(RecordColumn column) throws SQLException {
        return row.getLong(column.columnName());
    }

    private String required(RecordColumn column) throws SQLException {
        return requireNonNull(text(column));
    }

    private @Nullable String text(RecordColumn column) throws SQLException {
        return row.getString(column.columnName());
    }

    private static String select(Set<RecordColumn> columns) {
        return "select s.id, " + InFlightMarks.EPOCH + " as in_flight_epoch, "
                + columns.stream().map(column -> "s." + column.columnName()).collect(Collectors.joining(", "))
                + " from woo_product_sync s where ";
    }
}
