package io.github.wooautosync.jpa;

import io.github.wooautosync.jpa.Dialect.Binder;
import io.github.wooautosync.jpa.Dialect.TransactionLostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** An insert on a database where a failed statement undoes itself and nothing else, unless it was a deadlock. */
final class PlainInsert {

    private PlainInsert() {}

    static void execute(Connection connection, String insert, Binder binder)
            throws SQLException, TransactionLostException {
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            binder.bind(statement);
            statement.executeUpdate();
        } catch (SQLException failed) {
            if (SqlFailures.rolledBack(failed)) {
                throw new TransactionLostException(failed);
            }
            throw failed;
        }
    }
}
