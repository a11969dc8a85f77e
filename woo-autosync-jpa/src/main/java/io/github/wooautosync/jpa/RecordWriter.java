package io.github.wooautosync.jpa;

import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.record.DueQuery;
import io.github.wooautosync.record.SyncError;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes records within one transaction of the engine: many rows per round trip. */
final class RecordWriter {

    private static final int LONGEST_CODE = 191;

    private final EngineSession session;

    RecordWriter(EngineSession session) {
        this.session = session;
    }

    void insert(List<SyncRecord> records) {
        for (List<SyncRecord> chunk : Chunks.of(records, Chunks.ROWS_TO_INSERT)) {
            session.jdbc(connection -> {
                try (PreparedStatement statement = connection.prepareStatement(RecordSql.insertRecords(chunk.size()))) {
                    Parameters parameters = new Parameters(statement);
                    for (SyncRecord record : chunk) {
                        bindIdentity(parameters, record);
                        bindState(parameters, record);
                    }
                    return statement.executeUpdate();
                }
            });
        }
    }

    /** Writes everything but the fingerprints, in the order given. */
    void update(List<SyncRecord> records) {
        batch(RecordSql.UPDATE_STATE, records, false);
    }

    /** Writes everything, in the order given. */
    void updateWithFingerprints(List<SyncRecord> records) {
        batch(RecordSql.UPDATE_STATE_AND_FINGERPRINTS, records, true);
    }

    void markInFlight(List<SyncRecordId> ids, long epoch) {
        for (List<SyncRecordId> chunk : Chunks.of(ids, Chunks.IDS)) {
            List<Object> parameters = new ArrayList<>();
            parameters.add(epoch);
            chunk.forEach(id -> parameters.add(id.value()));
            session.update(RecordSql.markInFlight(chunk.size()), parameters.toArray());
        }
    }

    int delete(List<SyncRecordId> ids) {
        int deleted = 0;
        for (List<SyncRecordId> chunk : Chunks.of(ids, Chunks.IDS)) {
            Object[] parameters = chunk.stream().map(SyncRecordId::value).toArray();
            deleted += session.update(RecordSql.deleteRecords(chunk.size()), parameters);
        }
        return deleted;
    }

    void deleteCaptures(List<Long> ids) {
        for (List<Long> chunk : Chunks.of(ids, Chunks.IDS)) {
            session.update(RecordSql.deleteCaptures(chunk.size()), chunk.toArray());
        }
    }

    private void batch(String sql, List<SyncRecord> records, boolean withFingerprints) {
        if (records.isEmpty()) {
            return;
        }
        session.jdbc(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (SyncRecord record : records) {
                    Parameters parameters = new Parameters(statement);
                    bindState(parameters, record);
                    if (withFingerprints) {
                        parameters.text(Json.write(record.fingerprints()));
                    }
                    parameters.number(record.id().value());
                    statement.addBatch();
                }
                return statement.executeBatch();
            }
        });
    }

    private static void bindIdentity(Parameters parameters, SyncRecord record) throws SQLException {
        parameters.text(record.connectionId().value());
        parameters.text(record.productId().value());
        parameters.text(record.ownerId().value());
        parameters.number(Micros.of(record.createdAt()));
    }

    private static void bindState(Parameters parameters, SyncRecord record) throws SQLException {
        parameters.number(record.wooProductId().map(WooProductId::value).orElse(null));
        parameters.text(record.status().name());
        parameters.text(record.desiredState().name());
        parameters.text(record.lane().name());
        parameters.number(record.revision());
        parameters.number(record.pushedRevision());
        parameters.number(record.requestedRevision());
        parameters.number(record.fullPushRevision());
        parameters.text(DueQuery.Scope.narrowestOf(record).name());
        parameters.number(Micros.of(record.dueAt()));
        parameters.number(
                record.inFlightEpoch().isPresent() ? record.inFlightEpoch().getAsLong() : null);
        parameters.number(Micros.of(record.doubtfulUntil()));
        parameters.number(Micros.of(record.pendingSince()));
        parameters.number(record.attempts());
        bind(record.error(), parameters);
        bind(record.warning(), parameters);
        parameters.flag(record.autoSync());
        parameters.text(Json.write(record.exportedFields()));
        parameters.text(Json.write(record.lastModifiedFields()));
        parameters.number(Micros.of(record.storeModifiedAt()));
        parameters.number(Micros.of(record.lastExportedAt()));
        parameters.number(Micros.of(record.updatedAt()));
    }

    private static void bind(Optional<SyncError> error, Parameters parameters) throws SQLException {
        parameters.text(error.map(SyncError::code)
                .map(code -> StorableText.of(code, LONGEST_CODE))
                .orElse(null));
        parameters.text(error.map(SyncError::message)
                .map(message -> StorableText.of(message, SyncError.MAXIMUM_MESSAGE_LENGTH))
                .orElse(null));
    }

    /** Binds one parameter after the other. */
    private static final class Parameters {

        private final PreparedStatement statement;
        private int last;

        private Parameters(PreparedStatement statement) {
            this.statement = statement;
        }

        private void text(@Nullable String value) throws SQLException {
            if (value == null) {
                statement.setNull(++last, Types.VARCHAR);
            } else {
                statement.setString(++last, value);
            }
        }

        private void number(@Nullable Long value) throws SQLException {
            if (value == null) {
                statement.setNull(++last, Types.BIGINT);
            } else {
                statement.setLong(++last, value);
            }
        }

        private void number(int value) throws SQLException {
            statement.setInt(++last, value);
        }

        private void flag(boolean value) throws SQLException {
            statement.setBoolean(++last, value);
        }
    }
}
