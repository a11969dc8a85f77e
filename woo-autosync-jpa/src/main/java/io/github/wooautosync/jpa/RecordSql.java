package io.github.wooautosync.jpa;

import java.util.Collection;
import java.util.Collections;
import java.util.stream.Collectors;

/** The statements that write sync records and captures; every database understands them. */
final class RecordSql {

    private static final String INSERT_RECORDS =
            "insert into woo_product_sync (" + names(RecordColumn.NARROW) + ") values ";

    private static final String INSERT_CAPTURES =
            "insert into woo_capture (owner_id, product_id, kind, captured_at) values ";

    private RecordSql() {}

    static String insertRecords(int rows) {
        return INSERT_RECORDS + rows(rows, RecordColumn.NARROW.size());
    }

    /** The last parameter is the id. */
    static String update(Collection<RecordColumn> columns) {
        return "update woo_product_sync set "
                + columns.stream().map(column -> column.columnName() + " = ?").collect(Collectors.joining(", "))
                + " where id = ?";
    }

    static String insertCaptures(int rows) {
        return INSERT_CAPTURES + rows(rows, 4);
    }

    static String deleteRecords(int ids) {
        return "delete from woo_product_sync where id in " + row(ids);
    }

    static String deleteCaptures(int ids) {
        return "delete from woo_capture where id in " + row(ids);
    }

    static String names(Collection<RecordColumn> columns) {
        return columns.stream().map(RecordColumn::columnName).collect(Collectors.joining(", "));
    }

    /** So many parameters in brackets. */
    static String row(int values) {
        return "(" + String.join(", ", Collections.nCopies(values, "?")) + ")";
    }

    private static String rows(int rows, int columns) {
        return String.join(", ", Collections.nCopies(rows, row(columns)));
    }
}
