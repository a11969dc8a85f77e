package io.github.wooautosync.jpa;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** The statements that write sync records and captures; every database understands them. */
final class RecordSql {

    /** Columns that never change. */
    private static final List<String> IDENTITY = List.of("connection_id", "product_id", "owner_id", "created_at");

    /** Columns that the state machine moves, in the order in which {@link RecordWriter} binds them. */
    private static final List<String> STATE = List.of(
            "woo_product_id",
            "sync_status",
            "desired_state",
            "lane",
            "revision",
            "pushed_revision",
            "requested_revision",
            "full_push_revision",
            "due_scope",
            "due_at",
            "in_flight_epoch",
            "doubtful_until",
            "pending_since",
            "attempts",
            "error_code",
            "error_message",
            "warning_code",
            "warning_message",
            "auto_sync",
            "exported_fields",
            "last_modified_fields",
            "store_modified_at",
            "last_exported_at",
            "updated_at");

    static final String UPDATE_STATE = "update woo_product_sync set " + assignments(STATE) + " where id = ?";

    static final String UPDATE_STATE_AND_FINGERPRINTS =
            "update woo_product_sync set " + assignments(STATE) + ", fingerprints = ? where id = ?";

    private static final String INSERT_RECORDS = "insert into woo_product_sync (" + String.join(", ", IDENTITY) + ", "
            + String.join(", ", STATE) + ") values ";

    private static final String INSERT_CAPTURES =
            "insert into woo_capture (owner_id, product_id, kind, captured_at) values ";

    private RecordSql() {}

    static String insertRecords(int rows) {
        return INSERT_RECORDS + rows(rows, IDENTITY.size() + STATE.size());
    }

    static String insertCaptures(int rows) {
        return INSERT_CAPTURES + rows(rows, 4);
    }

    static String markInFlight(int ids) {
        return "update woo_product_sync set in_flight_epoch = ? where id in " + row(ids);
    }

    static String deleteRecords(int ids) {
        return "delete from woo_product_sync where id in " + row(ids);
    }

    static String deleteCaptures(int ids) {
        return "delete from woo_capture where id in " + row(ids);
    }

    private static String assignments(List<String> columns) {
        return columns.stream().map(column -> column + " = ?").collect(Collectors.joining(", "));
    }

    private static String rows(int rows, int columns) {
        return String.join(", ", Collections.nCopies(rows, row(columns)));
    }

    private static String row(int columns) {
        return "(" + String.join(", ", Collections.nCopies(columns, "?")) + ")";
    }
}
