package io.github.wooautosync.jpa;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Notes every statement that is executed: a batch is one, whatever its size. Commits are not statements. */
final class CountingDataSource implements DataSource {

    private final DataSource target;
    private final List<String> executed = Collections.synchronizedList(new ArrayList<>());
    private final List<Query> queries = Collections.synchronizedList(new ArrayList<>());

    CountingDataSource(DataSource target) {
        this.target = target;
    }

    /** The statements that the work executed, on whatever thread. */
    List<String> during(Runnable work) {
        executed.clear();
        work.run();
        return List.copyOf(executed);
    }

    /** A prepared query as it was executed, with its parameters from the first one on. */
    record Query(String sql, List<Object> parameters) {}

    /** The prepared queries that the work executed, on whatever thread. */
    List<Query> queriesOf(Runnable work) {
        queries.clear();
        work.run();
        return List.copyOf(queries);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return counting(target.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return counting(target.getConnection(user, password));
    }

    private Connection counting(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            Object result = call(connection, method, arguments);
            if (result instanceof PreparedStatement statement) {
                return counting(PreparedStatement.class, statement, String.valueOf(arguments[0]));
            }
            return result instanceof Statement statement ? counting(Statement.class, statement, "") : result;
        });
    }

    private <S extends Statement> S counting(Class<S> type, S statement, String prepared) {
        Map<Integer, Object> parameters = new TreeMap<>();
        return proxy(type, (proxy, method, arguments) -> {
            if (method.getName().startsWith("set") && arguments != null && arguments.length >= 2) {
                parameters.put((Integer) arguments[0], arguments[1]);
            }
            if (method.getName().equals("executeQuery") && !prepared.isEmpty()) {
                queries.add(new Query(prepared, List.copyOf(parameters.values())));
            }
            if (method.getName().startsWith("execute")) {
                boolean hasSql = arguments != null && arguments.length > 0 && arguments[0] instanceof String;
                executed.add(hasSql ? String.valueOf(arguments[0]) : prepared);
            }
            return call(statement, method, arguments);
        });
    }

    private static @Nullable Object call(
            Object target, java.lang.reflect.Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(CountingDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return target.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return target.isWrapperFor(type);
    }
}
