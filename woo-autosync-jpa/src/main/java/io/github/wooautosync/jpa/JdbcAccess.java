package io.github.wooautosync.jpa;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;

/** Reaches the JDBC connection that an entity manager works on, within its transaction. */
interface JdbcAccess {

    <T> T call(EntityManager entityManager, JdbcWork<T> work);

    /** Work on a connection that somebody else opens, commits and closes. */
    interface JdbcWork<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Knows Hibernate (which refuses {@code unwrap(Connection.class)}), and providers that do as Jakarta Persistence says. */
    static <T> T callOn(EntityManager entityManager, JdbcWork<T> work) {
        return of(entityManager).call(entityManager, work);
    }

    private static JdbcAccess of(EntityManager entityManager) {
        String provider = entityManager.getEntityManagerFactory().getClass().getName()
                + entityManager.getDelegate().getClass().getName();
        return provider.contains("hibernate") ? new HibernateJdbcAccess() : new UnwrappingJdbcAccess();
    }
}
