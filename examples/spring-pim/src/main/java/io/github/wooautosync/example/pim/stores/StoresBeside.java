package io.github.wooautosync.example.pim.stores;

import io.github.wooautosync.example.pim.Pim;
import io.github.wooautosync.test.store.FakeStore;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Two fake WooCommerce stores that run in this process and can be switched off to see what happens then. */
@Component
public class StoresBeside implements DisposableBean {

    private static final long SECONDS_OF_A_YEAR = 31_536_000;

    private final List<FakeStore> stores;

    StoresBeside(Pim pim) {
        int port = pim.firstStorePort();
        this.stores = List.of(start("Main Street", port), start("Outlet", port == 0 ? 0 : port + 1));
    }

    public List<FakeStore> all() {
        return stores;
    }

    public Optional<FakeStore> at(String url) {
        return stores.stream()
                .filter(store -> url.equals(store.url().toString()))
                .findFirst();
    }

    @Override
    public void destroy() {
        stores.forEach(FakeStore::close);
    }

    private static FakeStore start(String name, int port) {
        FakeStore store = FakeStore.builder()
                .name(name)
                .tls(false)
                .port(port)
                .allowPrivateImageHosts(true)
                .start();
        // The stores forget everything with the process, the PIM does not: an id of yesterday must not name another
        // product today.
        store.nextId(System.currentTimeMillis() / 1000 % SECONDS_OF_A_YEAR);
        return store;
    }
}
