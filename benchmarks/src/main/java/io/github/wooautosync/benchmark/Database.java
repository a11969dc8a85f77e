package io.github.wooautosync.benchmark;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.wooautosync.jpa.Schema;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

/** A database with the library's tables and a connection pool that all contenders share. Safe for use by several threads. */
public final class Database implements AutoCloseable {

    private static final int POOL = 16;

    private final String name;
    private final Closeable server;
    private final HikariDataSource pool;
    private final CountingDataSource dataSource;
    private final EntityManagerFactory entityManagerFactory;
    private final OptionalLong postmaster;

    Database(String name, String url, String user, String password, Closeable server) {
        this.name = name;
        this.server = server;
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(POOL);
        this.pool = new HikariDataSource(config);
        this.dataSource = new CountingDataSource(pool);
        createSchema();
        this.entityManagerFactory = Persistence.createEntityManagerFactory(
                "benchmark", Map.of("jakarta.persistence.nonJtaDataSource", dataSource));
        this.postmaster = name.equals("PostgreSQL") ? OptionalLong.of(postmaster()) : OptionalLong.empty();
    }

    public String name() {
        return name;
    }

    public boolean isPostgreSql() {
        return postmaster.isPresent();
    }

    /** The pool; it counts when told to. */
    public CountingDataSource dataSource() {
        return dataSource;
    }

    /** The host's persistence unit, on the same pool. */
    public EntityManagerFactory entityManagerFactory() {
        return entityManagerFactory;
    }

    /** Another, empty database on the same server; this one has to be closed last. */
    public Database sibling(String databaseName) {
        execute("create database " + databaseName);
        String url = pool.getJdbcUrl().replace("/postgres?", "/" + databaseName + "?");
        return new Database(name, url, pool.getUsername(), "", () -> {});
    }

    public void execute(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    public long number(String sql) {
        return Long.parseLong(text(sql));
    }

    /** The first column of all rows, one in a line. */
    public String text(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return lines(rows);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    /** CPU time of the server's processes so far; 0 where the database lives in this process. */
    public long serverCpuNanos() {
        if (postmaster.isEmpty()) {
            return 0;
        }
        return ProcessHandle.of(postmaster.getAsLong()).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToLong(Database::cpuNanos)
                .sum();
    }

    /** Linux counts nanoseconds there; elsewhere they come in steps of 10 ms. */
    private static long cpuNanos(ProcessHandle process) {
        Path precise = Path.of("/proc", Long.toString(process.pid()), "schedstat");
        try {
            String text = Files.readString(precise);
            return Long.parseLong(text.substring(0, text.indexOf(' ')));
        } catch (IOException | RuntimeException absent) {
            return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
        }
    }

    /** How PostgreSQL would execute a statement with parameters {@code $1}, {@code $2} and so on, whatever their values. */
    public String plan(String sql) {
        // The extended protocol would ask for the values.
        try (Connection connection = DriverManager.getConnection(
                        pool.getJdbcUrl() + "&preferQueryMode=simple", pool.getUsername(), "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("explain (generic_plan) " + sql)) {
            return lines(rows);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    private static String lines(ResultSet rows) throws SQLException {
        StringBuilder text = new StringBuilder();
        while (rows.next()) {
            text.append(text.isEmpty() ? "" : "\n").append(rows.getString(1));
        }
        return text.toString();
    }

    @Override
    public void close() {
        entityManagerFactory.close();
        pool.close();
        try {
            server.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void createSchema() {
        try {
            Schema.in(pool).createIfMissing();
        } catch (SQLException failed) {
            throw new IllegalStateException("the schema script fails on " + name, failed);
        }
    }

    private long postmaster() {
        long backend = number("select pg_backend_pid()");
        return ProcessHandle.of(backend)
                .flatMap(ProcessHandle::parent)
                .orElseThrow()
                .pid();
    }
}
