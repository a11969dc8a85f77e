package io.github.wooautosync.jpa;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A database with the schema of the scripts and nothing else, and a persistence unit of a host on it. Started once per
 * JVM; a database that cannot start fails the test that wants it.
 */
final class TestDatabase {

    private static final Map<Database, TestDatabase> STARTED = new HashMap<>();

    private final Database database;
    private final String url;
    private final CountingDataSource dataSource;
    private final EntityManagerFactory entityManagerFactory;

    private TestDatabase(Database database, String url, String user, String password) {
        this.database = database;
        this.url = url;
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(24);
        this.dataSource = new CountingDataSource(new HikariDataSource(config));
        execute("drop table if exists host_product");
        try {
            schema().drop();
            schema().createIfMissing();
        } catch (SQLException failed) {
            throw new IllegalStateException("the schema script fails on " + database, failed);
        }
        execute("create table host_product (id bigint not null primary key, name varchar(100))");
        this.entityManagerFactory = openUnit();
    }

    /** Opens the host's persistence unit, which validates the schema. */
    EntityManagerFactory openUnit() {
        return Persistence.createEntityManagerFactory("host", unitProperties());
    }

    String url() {
        return url;
    }

    static synchronized TestDatabase h2() {
        return STARTED.computeIfAbsent(
                Database.H2, key -> new TestDatabase(key, "jdbc:h2:mem:host;DB_CLOSE_DELAY=-1", "sa", ""));
    }

    static synchronized TestDatabase postgreSql() {
        return STARTED.computeIfAbsent(
                Database.POSTGRESQL, key -> new TestDatabase(key, EmbeddedServers.postgreSql(), "postgres", ""));
    }

    static synchronized TestDatabase mariaDb() {
        return STARTED.computeIfAbsent(
                Database.MARIADB, key -> new TestDatabase(key, EmbeddedServers.mariaDb(), "root", ""));
    }

    Database database() {
        return database;
    }

    Schema schema() {
        return Schema.in(dataSource);
    }

    CountingDataSource dataSource() {
        return dataSource;
    }

    EntityManagerFactory entityManagerFactory() {
        return entityManagerFactory;
    }

    void empty() {
        for (String table : List.of(
                "woo_capture",
                "woo_product_sync",
                "woo_link",
                "woo_in_flight",
                "woo_lease",
                "woo_connection",
                "woo_sync_attempt",
                "woo_variant_link",
                "host_product")) {
            execute("delete from " + table);
        }
    }

    /** As if that much time had passed: leases end that much earlier. */
    void advanceLeaseClock(Duration duration) {
        execute("update woo_lease set lease_until = lease_until - " + duration.toNanos() / 1000);
    }

    void execute(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    long number(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    String text(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    private Map<String, Object> unitProperties() {
        return Map.of("jakarta.persistence.nonJtaDataSource", dataSource, "hibernate.hbm2ddl.auto", "validate");
    }
}
