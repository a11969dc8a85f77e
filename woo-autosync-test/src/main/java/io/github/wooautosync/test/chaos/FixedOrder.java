package io.github.wooautosync.test.chaos;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.record.SyncRecordStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names connections in the same order in each run. Their ids are random, and a store of records may name them in any
 * order; then nodes would be killed elsewhere in each run of one seed.
 */
final class FixedOrder {

    private static final String QUESTION = "connectionsWithDueRecords";

    private FixedOrder() {}

    static SyncRecordStore of(SyncRecordStore real, Comparator<ConnectionId> order) {
        return (SyncRecordStore) Proxy.newProxyInstance(
                SyncRecordStore.class.getClassLoader(),
                new Class<?>[] {SyncRecordStore.class},
                (proxy, method, arguments) -> call(real, order, method, arguments));
    }

    private static @Nullable Object call(
            SyncRecordStore real, Comparator<ConnectionId> order, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            Object answer = method.invoke(real, arguments);
            return answer instanceof Set<?> named && method.getName().equals(QUESTION) ? ordered(named, order) : answer;
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static Set<ConnectionId> ordered(Set<?> named, Comparator<ConnectionId> order) {
        List<ConnectionId> ids = new ArrayList<>();
        named.forEach(id -> ids.add((ConnectionId) id));
        ids.sort(order);
        return new LinkedHashSet<>(ids);
    }
}
