package io.github.wooautosync.jpa;

import io.github.wooautosync.jpa.JdbcAccess.JdbcWork;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.TypedQuery;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One transaction of the engine: queries through JPA, statements through JDBC on the same connection. */
final class EngineSession {

    private final EntityManager entityManager;
    private final Dialect dialect;

    EngineSession(EntityManager entityManager, Dialect dialect) {
        this.entityManager = entityManager;
        this.dialect = dialect;
        entityManager.setFlushMode(FlushModeType.COMMIT);
    }

    void beginReadCommitted() {
        Optional<String> readCommitted = dialect.readCommitted();
        if (readCommitted.isPresent()) {
            jdbc(connection -> {
                try (Statement statement = connection.createStatement()) {
                    return statement.execute(readCommitted.get());
                }
            });
        }
    }

    Dialect dialect() {
        return dialect;
    }

    EntityManager entityManager() {
        return entityManager;
    }

    <T> TypedQuery<T> query(String jpql, Class<T> type) {
        return entityManager.createQuery(jpql, type).setHint("org.hibernate.readOnly", true);
    }

    <T> T jdbc(JdbcWork<T> work) {
        return JdbcAccess.callOn(entityManager, work);
    }

    /** Executes one query and reads each of its rows. */
    <T> List<T> select(String sql, RowReader<T> reader, Object... parameters) {
        return jdbc(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(statement, parameters);
                List<T> found = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(reader.read(rows));
                    }
                }
                return found;
            }
        });
    }

    /** Executes one statement and tells how many rows it changed. */
    int update(String sql, Object... parameters) {
        return jdbc(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(statement, parameters);
                return statement.executeUpdate();
            }
        });
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    /** Reads the row on which a result stands. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
