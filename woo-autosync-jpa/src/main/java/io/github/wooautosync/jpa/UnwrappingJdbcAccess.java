package io.github.wooautosync.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;

/** For providers that hand their connection out, such as EclipseLink. */
final class UnwrappingJdbcAccess implements JdbcAccess {

    @Override
    public <T> T call(EntityManager entityManager, JdbcWork<T> work) {
        Connection connection = entityManager.unwrap(Connection.class);
        if (connection == null) {
            throw new PersistenceException("the entity manager has no JDBC connection; is it in a transaction?");
        }
        try {
            return work.run(connection);
        } catch (SQLException failed) {
            throw new PersistenceException(failed.getMessage(), failed);
        }
    }
}
