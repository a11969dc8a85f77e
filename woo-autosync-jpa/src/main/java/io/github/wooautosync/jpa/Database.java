package io.github.wooautosync.jpa;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/** The databases that woo-autosync has a schema and statements for. */
public enum Database {
    H2,
    POSTGRESQL,
    MYSQL,
    MARIADB;

    /**
     * Finds out which database a connection leads to.
     *
     * @throws IllegalStateException when it is none of ours
     */
    public static Database of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        for (Database database : values()) {
            if (database.name().equals(product.toUpperCase(Locale.ROOT))) {
                return database;
            }
        }
        throw new IllegalStateException("woo-autosync has no statements for the database '" + product
                + "'; when it speaks the language of a known one, name that one to the builder of the store");
    }

    /** The resource that creates all tables, for Flyway, Liquibase or by hand. */
    public String createScript() {
        return "io/github/wooautosync/jpa/schema/" + folder() + "/V1__woo_autosync.sql";
    }

    /** The resource that removes all tables with their data. */
    public String dropScript() {
        return "io/github/wooautosync/jpa/schema/" + folder() + "/drop__woo_autosync.sql";
    }

    private String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    Dialect dialect() {
        return switch (this) {
            case H2 -> new H2Dialect();
            case POSTGRESQL -> new PostgreSqlDialect();
            case MYSQL, MARIADB -> new MariaDbDialect();
        };
    }
}
