package io.github.wooautosync.jpa;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.record.AttemptCause;
import io.github.wooautosync.record.AttemptKind;
import io.github.wooautosync.record.SyncAttempt;
import io.github.wooautosync.record.SyncRecordId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** An attempt as a row of its table. */
final class AttemptRow {

    static final String COLUMNS =
            "connection_id, product_id, record_id, ended_at, took, cause, kind, sent_fields, outcome,"
                    + " warning_code, woo_product_id";
    static final String PLACEHOLDERS = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** A store may have codes of any length. */
    private static final int CODE_LENGTH = 191;

    private AttemptRow() {}

    /** Returns the number of the next parameter. */
    static int bind(PreparedStatement statement, int first, SyncAttempt attempt) throws SQLException {
        int parameter = first;
        statement.setString(parameter++, attempt.connectionId().value());
        statement.setString(parameter++, attempt.productId().value());
        statement.setLong(parameter++, attempt.recordId().value());
        statement.setLong(parameter++, Micros.of(attempt.at()));
        statement.setLong(parameter++, attempt.duration().toNanos() / 1000);
        statement.setString(parameter++, attempt.cause().name());
        statement.setString(parameter++, attempt.kind().name());
        statement.setString(parameter++, Json.write(attempt.fields()));
        statement.setString(parameter++, StorableText.of(attempt.outcome(), CODE_LENGTH));
        statement.setString(
                parameter++,
                attempt.warningCode()
                        .map(code -> StorableText.of(code, CODE_LENGTH))
                        .orElse(null));
        if (attempt.wooProductId().isPresent()) {
            statement.setLong(parameter++, attempt.wooProductId().get().value());
        } else {
            statement.setNull(parameter++, Types.BIGINT);
        }
        return parameter;
    }

    static SyncAttempt read(ResultSet row) throws SQLException {
        long wooProductId = row.getLong("woo_product_id");
        return new SyncAttempt(
                new SyncRecordId(row.getLong("record_id")),
                ConnectionId.of(row.getString("connection_id")),
                ProductId.of(row.getString("product_id")),
                Micros.toInstant(row.getLong("ended_at")),
                Duration.of(row.getLong("took"), ChronoUnit.MICROS),
                AttemptCause.valueOf(row.getString("cause")),
                AttemptKind.valueOf(row.getString("kind")),
                Json.readSet(row.getString("sent_fields")),
                row.getString("outcome"),
                Optional.ofNullable(row.getString("warning_code")),
                wooProductId == 0 ? Optional.empty() : Optional.of(WooProductId.of(wooProductId)));
    }
}
