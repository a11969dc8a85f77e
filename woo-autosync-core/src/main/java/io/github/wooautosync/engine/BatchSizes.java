package io.github.wooautosync.engine;

import io.github.wooautosync.record.SyncRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses which due records travel together. A product whose request died gets fewer companions with every try, so that
 * after three tries the one that kills the store's PHP stands alone and the others are done.
 */
final class BatchSizes {

    /** Each failed try divides the size by this power of two: 100, 25, 6, 1. */
    private static final int SHIFT_PER_ATTEMPT = 2;

    private BatchSizes() {}

    static List<SyncRecord> choose(List<SyncRecord> due, int batchSize) {
        List<SyncRecord> chosen = new ArrayList<>();
        int allowed = batchSize;
        for (SyncRecord record : due) {
            int size = Math.min(allowed, allowedWith(record.attempts(), batchSize));
            if (chosen.size() < size) {
                chosen.add(record);
                allowed = size;
            }
        }
        return chosen;
    }

    private static int allowedWith(int attempts, int batchSize) {
        int shift = Math.min(attempts * SHIFT_PER_ATTEMPT, Integer.SIZE - 1);
        return Math.max(1, batchSize >> shift);
    }
}
