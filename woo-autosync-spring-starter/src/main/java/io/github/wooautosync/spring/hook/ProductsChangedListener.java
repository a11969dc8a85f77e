package io.github.wooautosync.spring.hook;

import io.github.wooautosync.spring.ProductsChanged;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

/** Captures what the host publishes, on the thread and within the transaction in which it is published. */
final class ProductsChangedListener implements ApplicationListener<PayloadApplicationEvent<ProductsChanged>> {

    private static final Logger LOG = LoggerFactory.getLogger(ProductsChangedListener.class);

    private final ChangeNotes notes;

    ProductsChangedListener(ChangeNotes notes) {
        this.notes = notes;
    }

    @Override
    public void onApplicationEvent(PayloadApplicationEvent<ProductsChanged> event) {
        ProductsChanged changed = event.getPayload();
        try {
            notes.note(changed.productIds(), changed.owner(), changed.kind());
        } catch (RuntimeException failed) {
            LOG.error("A change is not captured: {}", changed, failed);
        }
    }
}
