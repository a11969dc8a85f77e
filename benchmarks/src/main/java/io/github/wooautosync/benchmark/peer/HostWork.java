package io.github.wooautosync.benchmark.peer;

import java.sql.Connection;
import java.sql.SQLException;

/** What a host does in its own transaction, before changes are captured. */
@FunctionalInterface
public interface HostWork {

    void run(Connection connection) throws SQLException;
}
