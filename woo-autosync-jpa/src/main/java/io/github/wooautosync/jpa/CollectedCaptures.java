package io.github.wooautosync.jpa;

import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.Capture;
import java.sql.Connection;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one transaction of the host changed, written once just before its commit: a hundred remarks about one product
 * are one row. Belongs to the thread of the transaction.
 */
final class CollectedCaptures implements HostTransaction.Participant {

    private final CaptureWriter writer;
    private final Runnable afterCommit;
    private final Map<Product, Capture> captures = new LinkedHashMap<>();
    private boolean written;

    CollectedCaptures(CaptureWriter writer, Runnable afterCommit) {
        this.writer = writer;
        this.afterCommit = afterCommit;
    }

    /** The last remark decides what is wanted and comes last; the first one tells since when. */
    void add(Collection<Capture> more) {
        for (Capture capture : more) {
            Product product = new Product(capture.owner(), capture.productId());
            Capture before = captures.remove(product);
            captures.put(
                    product,
                    before == null
                            ? capture
                            : new Capture(capture.owner(), capture.productId(), capture.kind(), before.capturedAt()));
        }
    }

    @Override
    public void beforeCommit(Connection connection) {
        if (!captures.isEmpty()) {
            written = writer.write(connection, captures.values());
        }
    }

    @Override
    public void afterCompletion(boolean committed) {
        if (committed && written) {
            afterCommit.run();
        }
    }

    private record Product(Optional<OwnerId> owner, ProductId productId) {}
}
