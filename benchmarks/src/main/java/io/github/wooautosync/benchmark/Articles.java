package io.github.wooautosync.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The host's own table, which its transactions write to. */
public final class Articles {

    private final Database database;
    private final long count;

    /** Creates the table with so many articles, numbered from 1. */
    public Articles(Database database, long count) {
        this.database = database;
        this.count = count;
        database.execute("create table article (id bigint primary key, name varchar(100), price bigint)");
        String numbers = database.isPostgreSql()
                ? "generate_series(1, " + count + ") as numbers(x)"
                : "system_range(1, " + count + ") as numbers";
        database.execute("insert into article select x, 'Article', 0 from " + numbers);
    }

    public long count() {
        return count;
    }

    /** Changes prices, in one batch. */
    public static void changePrices(Connection connection, List<Long> ids) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update article set price = price + 1 where id = ?")) {
            for (long id : ids) {
                update.setLong(1, id);
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /** So that the old versions of rows in one turn do not slow the next one. */
    public void tidy() {
        if (database.isPostgreSql()) {
            database.execute("vacuum article");
        }
    }
}
