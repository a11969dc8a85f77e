package io.github.wooautosync.engine;

import io.github.wooautosync.record.SyncRecord;
import java.util.List;

/**
 * Chooses which due records travel together. Those of a request that died travel apart from others, and in halves with
 * every further death, so that the one that kills the store's PHP stands alone after log2(n) tries. The attempts on the
 * records say how far that has come; so it survives a restart.
 */
final class BatchChoice {

    private BatchChoice() {}

    /**
     * Chooses the records that failed least.
     *
     * @param due in their order
     * @param limit how many the store bears now; after a death that is half of what died
     */
    static List<SyncRecord> of(List<SyncRecord> due, int limit) {
        int fewest = due.stream().mapToInt(BatchChoice::failures).min().orElse(0);
        return due.stream()
                .filter(record -> failures(record) == fewest)
                .limit(sizeAfter(fewest, limit))
                .toList();
    }

    /** A warning says that the product itself arrived: it is no danger to others. */
    static int failures(SyncRecord record) {
        boolean arrived = record.warning().isPresent() && record.error().isEmpty();
        return arrived ? 0 : record.attempts();
    }

    private static int sizeAfter(int failures, int limit) {
        int halvings = Math.min(Math.max(0, failures - 1), Integer.SIZE - 1);
        return Math.max(1, limit >> halvings);
    }
}
