package io.github.wooautosync.jpa;

import jakarta.persistence.EntityManager;
import org.hibernate.Session;

/** The only class that knows Hibernate; loaded when the host uses it. */
final class HibernateJdbcAccess implements JdbcAccess {

    @Override
    public <T> T call(EntityManager entityManager, JdbcWork<T> work) {
        return entityManager.unwrap(Session.class).doReturningWork(work::run);
    }
}
