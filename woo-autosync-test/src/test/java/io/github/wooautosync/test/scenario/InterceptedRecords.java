package io.github.wooautosync.test.scenario;

import io.github.wooautosync.record.InMemorySyncRecordStore;
import io.github.wooautosync.record.SyncRecordStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A store of records that tells a test of each call before it is made; what the test throws is the call's failure. */
final class InterceptedRecords {

    private InterceptedRecords() {}

    static SyncRecordStore around(InMemorySyncRecordStore real, Consumer<String> beforeCall) {
        return intercepted(real, (call, arguments) -> beforeCall.accept(call));
    }

    /** Tells which records are marked, in the order in which their requests are handed over for sending. */
    static SyncRecordStore tellingMarks(InMemorySyncRecordStore real, Consumer<Collection<?>> beforeMark) {
        return intercepted(real, (call, arguments) -> {
            if (call.equals("markInFlight")) {
                beforeMark.accept((Collection<?>) arguments[1]);
            }
        });
    }

    private static SyncRecordStore intercepted(InMemorySyncRecordStore real, BiConsumer<String, Object[]> beforeCall) {
        return (SyncRecordStore) Proxy.newProxyInstance(
                InterceptedRecords.class.getClassLoader(),
                new Class<?>[] {SyncRecordStore.class},
                (proxy, method, arguments) -> {
                    beforeCall.accept(method.getName(), arguments);
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }
}
