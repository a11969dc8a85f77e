package io.github.wooautosync.benchmark.store;

import io.github.wooautosync.WooAutoSync;
import io.github.wooautosync.event.SyncEvent;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import java.util.List;
import java.util.Optional;

/** The library with its defaults: a host changes prices and says so. */
final class Ours implements AutoCloseable {

    private final Shop shop;
    private final WooAutoSync library;
    private volatile Optional<Timeline> listening = Optional.empty();

    /** A library that has to learn what the store bears. */
    Ours(Shop shop) {
        this.shop = shop;
        this.library = shop.newLibrary(event -> {
            if (event instanceof SyncEvent.BatchSent sent) {
                listening.ifPresent(timeline -> timeline.arrived(sent.succeeded()));
            }
        });
    }

    /** From the host's words on until all have arrived. */
    Timeline push(int products) throws InterruptedException {
        List<ProductId> edited = shop.edit(products);
        Timeline timeline = new Timeline();
        listening = Optional.of(timeline);
        library.autoSync().autoSyncProductUpdates(edited, OwnerId.SINGLE);
        timeline.await(products);
        return timeline;
    }

    @Override
    public void close() {
        library.close();
    }
}
