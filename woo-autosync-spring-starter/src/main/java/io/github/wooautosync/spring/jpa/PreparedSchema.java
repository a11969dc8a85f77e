package io.github.wooautosync.spring.jpa;

import io.github.wooautosync.jpa.Database;
import io.github.wooautosync.jpa.Schema;
import io.github.wooautosync.spring.InvalidSetupException;
import io.github.wooautosync.spring.WooAutoSyncProperties.InitializeSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;

/** The library's tables, created where that is wished for, and there in any case once this exists. */
final class PreparedSchema {

    private static final Logger LOG = LoggerFactory.getLogger(PreparedSchema.class);
    private static final Pattern CREATED_TABLE = Pattern.compile("(?im)^create table (\\w+)");
    private static final String PROPERTY = "woo.autosync.initialize-schema";

    private PreparedSchema() {}

    static PreparedSchema prepare(DataSource dataSource, InitializeSchema mode) {
        try {
            if (mode == InitializeSchema.ALWAYS || (mode == InitializeSchema.EMBEDDED && isInMemory(dataSource))) {
                create(dataSource);
            }
            refuseMissingTables(dataSource);
            return new PreparedSchema();
        } catch (SQLException unreachable) {
            throw new IllegalStateException("the database of woo-autosync cannot be used", unreachable);
        }
    }

    /** Another node may do the same at the same time: then one of them fails, and both find the tables. */
    private static void create(DataSource dataSource) throws SQLException {
        try {
            if (Schema.in(dataSource).createIfMissing()) {
                LOG.info("Created the tables of woo-autosync");
            }
        } catch (SQLException failed) {
            List<String> missing = missingTables(dataSource);
            if (!missing.isEmpty()) {
                throw new InvalidSetupException(
                        "The tables of woo-autosync could not be created: " + failed.getMessage(),
                        "Give the user of the data source the right to create tables, or set " + PROPERTY
                                + "=never and create them with " + script(dataSource) + ".");
            }
        }
    }

    private static void refuseMissingTables(DataSource dataSource) throws SQLException {
        List<String> missing = missingTables(dataSource);
        if (!missing.isEmpty()) {
            throw new InvalidSetupException(
                    "The database lacks tables of woo-autosync: " + String.join(", ", missing) + ".",
                    "Let your migration tool run the script " + script(dataSource)
                            + " of the woo-autosync-jpa jar, or set " + PROPERTY + "=always.");
        }
    }

    private static List<String> missingTables(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return tablesOf(Database.of(connection).createScript()).stream()
                    .filter(table -> !exists(connection, table))
                    .toList();
        }
    }

    private static List<String> tablesOf(String script) {
        try {
            String sql = new ClassPathResource(script, Schema.class.getClassLoader())
                    .getContentAsString(StandardCharsets.UTF_8);
            return CREATED_TABLE
                    .matcher(sql)
                    .results()
                    .map(created -> created.group(1))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(script, unreadable);
        }
    }

    /** Asks as the library's statements do: so what the connection's default schema and letter case are does not matter. */
    private static boolean exists(Connection connection, String table) {
        try (PreparedStatement statement = connection.prepareStatement("select 1 from " + table + " where 1 = 0")) {
            return statement.execute();
        } catch (SQLException missing) {
            LOG.debug("{} cannot be read", table, missing);
            rollBack(connection);
            return false;
        }
    }

    /** PostgreSQL would refuse whatever comes next, where the pool does not commit by itself. */
    private static void rollBack(Connection connection) {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (SQLException failed) {
            LOG.debug("Roll-back failed", failed);
        }
    }

    private static String script(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return Database.of(connection).createScript();
        }
    }

    private static boolean isInMemory(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getURL().startsWith("jdbc:h2:mem:");
        }
    }
}
