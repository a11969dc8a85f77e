package io.github.wooautosync.jpa;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Runs the schema scripts, for demonstrations, tests and embedded databases. A host with a migration tool gives that
 * tool the scripts instead: {@link Database#createScript()}.
 */
public final class Schema {

    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*--.*$");

    private final DataSource dataSource;

    private Schema(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The schema of woo-autosync in one database. */
    public static Schema in(DataSource dataSource) {
        return new Schema(dataSource);
    }

    /**
     * Creates the tables, unless they are there. Not to be called by several nodes at once.
     *
     * @return whether they were created
     */
    public boolean createIfMissing() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            if (exists(connection)) {
                return false;
            }
            run(connection, Database.of(connection).createScript());
            return true;
        }
    }

    /** Removes the tables with everything in them; those that are missing do not matter. */
    public void drop() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            run(connection, Database.of(connection).dropScript());
        }
    }

    private static boolean exists(Connection connection) throws SQLException {
        for (String name : List.of("woo_product_sync", "WOO_PRODUCT_SYNC")) {
            try (ResultSet tables =
                    connection.getMetaData().getTables(connection.getCatalog(), connection.getSchema(), name, null)) {
                if (tables.next()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void run(Connection connection, String script) throws SQLException {
        for (String sql : statements(script)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> statements(String script) {
        String text = COMMENT.matcher(read(script)).replaceAll("");
        return Arrays.stream(text.split(";"))
                .filter(statement -> !statement.isBlank())
                .toList();
    }

    private static String read(String resource) {
        try (InputStream stream =
                Objects.requireNonNull(Schema.class.getClassLoader().getResourceAsStream(resource), resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(resource, unreadable);
        }
    }
}
