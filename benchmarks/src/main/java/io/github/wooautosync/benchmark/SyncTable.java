package io.github.wooautosync.benchmark;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.record.LeaseKey;
import java.util.ArrayList;
import java.util.List;

/** Fills the table of sync records within the database, as if products had been exported and pushed long ago. */
public final class SyncTable {

    /** As long as those of a product with a dozen fields are. */
    private static final String FINGERPRINTS = "{\"name\":\"0123456789abcdef\",\"sku\":\"0123456789abcdef\","
            + "\"regular_price\":\"0123456789abcdef\",\"description\":\"0123456789abcdef\","
            + "\"short_description\":\"0123456789abcdef\",\"weight\":\"0123456789abcdef\","
            + "\"attributes\":\"0123456789abcdef\",\"categories\":\"0123456789abcdef\"}";

    private static final String OF_TABLE = "conrelid = 'woo_product_sync'::regclass";

    private final Database database;

    public SyncTable(Database database) {
        this.database = database;
    }

    public static ConnectionId connection(int number) {
        return ConnectionId.of("shop-" + number);
    }

    /** Adds the products from {@code first} to {@code last} to the connections {@code 1} to {@code connections}. */
    public void fill(long first, long last, int connections) {
        for (int number = 1; number <= connections; number++) {
            fillOne(number, first, last);
        }
    }

    /** Adds products to one connection. */
    public void fillOne(int number, long first, long last) {
        makeKnown(connection(number));
        insert(connection(number), first, last);
    }

    /**
     * Fills an empty table with so many products of each connection, others for each: {@link #firstProduct} numbers them.
     * Where the database can, indexes are built afterwards, which is a great deal faster.
     */
    public void fillFast(long products, int connections) {
        List<String> rebuild = database.isPostgreSql() ? dropIndexes() : List.of();
        for (int number = 1; number <= connections; number++) {
            long first = firstProduct(number, products);
            fillOne(number, first, first + products - 1);
        }
        rebuild.forEach(database::execute);
    }

    /** The first product of a connection that was filled fast. */
    public static long firstProduct(int number, long products) {
        return (number - 1) * products + 1;
    }

    /** Drops constraints and indexes but the primary key; returns the statements that create them again. */
    private List<String> dropIndexes() {
        List<String> rebuild = new ArrayList<>();
        for (String name : lines("select conname from pg_constraint where contype = 'u' and " + OF_TABLE)) {
            rebuild.add("alter table woo_product_sync add constraint " + name + " "
                    + database.text(
                            "select pg_get_constraintdef(oid) from pg_constraint where conname = '" + name + "'"));
            database.execute("alter table woo_product_sync drop constraint " + name);
        }
        for (String name : lines("select indexname from pg_indexes where tablename = 'woo_product_sync'"
                + " and indexname <> 'woo_product_sync_pk'")) {
            rebuild.add(database.text("select indexdef from pg_indexes where indexname = '" + name + "'"));
            database.execute("drop index " + name);
        }
        return rebuild;
    }

    private List<String> lines(String sql) {
        return database.text(sql).lines().toList();
    }

    /** Lets the database know what is in the table now. */
    public void analyse() {
        database.execute(database.isPostgreSql() ? "vacuum analyze woo_product_sync" : "analyze");
    }

    public void empty() {
        for (String table : List.of("woo_capture", "woo_product_sync", "woo_in_flight", "woo_sync_attempt")) {
            database.execute("truncate table " + table);
        }
    }

    private void makeKnown(ConnectionId connection) {
        String key = LeaseKey.of(connection).value();
        if (database.number("select count(*) from woo_lease where lease_key = '" + key + "'") == 0) {
            database.execute("insert into woo_lease (lease_key, epoch) values ('" + key + "', 0)");
        }
    }

    private void insert(ConnectionId connection, long first, long last) {
        String numbers = database.isPostgreSql()
                ? "generate_series(" + first + ", " + last + ") as numbers(x)"
                : "system_range(" + first + ", " + last + ") as numbers";
        database.execute("insert into woo_product_sync (connection_id, product_id, owner_id, woo_product_id,"
                + " sync_status, desired_state, lane, revision, pushed_revision, requested_revision,"
                + " full_push_revision, due_scope, attempts, auto_sync, last_modified_fields, fingerprints, last_exported_at,"
                + " created_at, updated_at)"
                + " select '" + connection + "', cast(x as varchar(20)), '" + OwnerId.SINGLE + "', x, 'SYNCED',"
                + " 'PRESENT', 'INTERACTIVE', 2, 2, 1, 1, 'EVERYTHING', 0, true, '[\"regular_price\"]', '"
                + FINGERPRINTS
                + "', 1764000000000000 + x, 1764000000000000, 1764000000000000 + x from " + numbers);
    }
}
