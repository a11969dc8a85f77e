package io.github.wooautosync.test.scenario;

import io.github.wooautosync.record.InMemorySyncRecordStore;
import io.github.wooautosync.record.SyncRecordStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/** A store of records that tells a test of each call before it is made; what the test throws is the call's failure. */
final class InterceptedRecords {

    private InterceptedRecords() {}

    static SyncRecordStore around(InMemorySyncRecordStore real, Consumer<String> beforeCall) {
        return (SyncRecordStore) Proxy.newProxyInstance(
                InterceptedRecords.class.getClassLoader(),
                new Class<?>[] {SyncRecordStore.class},
                (proxy, method, arguments) -> {
                    beforeCall.accept(method.getName());
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }
}
