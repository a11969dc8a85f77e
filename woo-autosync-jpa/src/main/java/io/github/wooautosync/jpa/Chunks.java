package io.github.wooautosync.jpa;

import java.util.ArrayList;
import java.util.List;

/** Cuts long lists, so that statements and memory stay bounded. */
final class Chunks {

    /** Ids in one {@code in (…)}. */
    static final int IDS = 500;

    /** Rows in one insert; with their columns below the number of parameters that databases allow. */
    static final int ROWS_TO_INSERT = 200;

    /** Records that are read, moved and written at a time. */
    static final int RECORDS = 200;

    private Chunks() {}

    static <T> List<List<T>> of(List<T> values, int size) {
        List<List<T>> chunks = new ArrayList<>();
        for (int start = 0; start < values.size(); start += size) {
            chunks.add(values.subList(start, Math.min(start + size, values.size())));
        }
        return chunks;
    }
}
