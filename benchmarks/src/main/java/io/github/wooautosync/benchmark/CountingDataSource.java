package io.github.wooautosync.benchmark;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A pool that counts what is executed on it while it is told to, and otherwise hands out the plain connections, so that
 * counting costs nothing in a turn that is measured. Safe for use by several threads.
 */
public final class CountingDataSource implements DataSource {

    /** Calls of a connection that wait for the server. */
    private static final Set<String> CONTROL = Set.of("commit", "rollback", "setSavepoint", "releaseSavepoint");

    private final DataSource target;
    private final AtomicLong statements = new AtomicLong();
    private final AtomicLong roundTrips = new AtomicLong();
    private volatile boolean counting;
    private volatile @Nullable Set<String> noted;

    CountingDataSource(DataSource target) {
        this.target = target;
    }

    /**
     * What a piece of work executed.
     *
     * @param statements a batch counts as many as it has rows of parameters; commits do not count
     * @param roundTrips calls that wait for the server: a batch is one, a commit or a savepoint is one
     */
    public record Count(long statements, long roundTrips) {}

    /** What the work executed, on whatever thread, with connections that it took meanwhile. */
    public Count during(Turn.Step work) throws Exception {
        statements.set(0);
        roundTrips.set(0);
        counting = true;
        try {
            work.run();
        } finally {
            counting = false;
        }
        return new Count(statements.get(), roundTrips.get());
    }

    /** As {@link #during}, and adds the texts of prepared statements that were executed. */
    public void noting(Set<String> texts, Turn.Step work) throws Exception {
        noted = texts;
        try {
            during(work);
        } finally {
            noted = null;
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = target.getConnection();
        return counting ? counting(connection) : connection;
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return target.getConnection(user, password);
    }

    private Connection counting(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (CONTROL.contains(method.getName())) {
                roundTrips.incrementAndGet();
            }
            Object result = call(connection, method, arguments);
            if (result instanceof CallableStatement statement) {
                return counting(CallableStatement.class, statement);
            }
            if (result instanceof PreparedStatement statement) {
                note(arguments);
                return counting(PreparedStatement.class, statement);
            }
            return result instanceof Statement statement ? counting(Statement.class, statement) : result;
        });
    }

    private void note(@Nullable Object @Nullable [] prepared) {
        Set<String> texts = noted;
        if (texts != null && prepared != null && prepared[0] instanceof String text) {
            texts.add(text);
        }
    }

    private <S extends Statement> S counting(Class<S> type, S statement) {
        AtomicLong batched = new AtomicLong();
        return proxy(type, (proxy, method, arguments) -> {
            String name = method.getName();
            if (name.equals("addBatch")) {
                batched.incrementAndGet();
            } else if (name.startsWith("execute")) {
                roundTrips.incrementAndGet();
                statements.addAndGet(name.endsWith("Batch") ? batched.getAndSet(0) : 1);
            }
            return call(statement, method, arguments);
        });
    }

    private static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
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
