package io.github.wooautosync.jpa;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what a failure of the database means. */
final class SqlFailures {

    /** Lock wait time-outs, which are not of class 40: MySQL and MariaDB 1205, H2 50200. */
    private static final Set<Integer> LOCK_TIMEOUTS = Set.of(1205, 50200);

    private SqlFailures() {}

    /** Class 40, transaction rollback: a deadlock or a lost serialisation race. */
    static boolean rolledBack(SQLException failure) {
        return hasClass(failure, "40");
    }

    /** Whether the same transaction, run once more from its start, may succeed. */
    static boolean mayPass(Throwable failure) {
        return sqlFailure(failure)
                .filter(sql -> hasClass(sql, "40") || hasClass(sql, "23") || LOCK_TIMEOUTS.contains(sql.getErrorCode()))
                .isPresent();
    }

    private static Optional<SQLException> sqlFailure(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }

    private static boolean hasClass(SQLException failure, String sqlStateClass) {
        return failure.getSQLState() != null && failure.getSQLState().startsWith(sqlStateClass);
    }
}
