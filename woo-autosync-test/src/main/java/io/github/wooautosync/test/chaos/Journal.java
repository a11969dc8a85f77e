package io.github.wooautosync.test.chaos;

import java.util.ArrayList;
import java.util.List;

/**
 * What was decided in a round, line by line: the weather, which request was hit by what, which blow struck a node where,
 * what people did. Two rounds with one seed decide the same. Safe for use by several threads.
 */
public final class Journal {

    private final List<String> lines = new ArrayList<>();

    Journal() {}

    synchronized void note(String line) {
        lines.add(line);
    }

    /** All decisions in their order. */
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public synchronized String toString() {
        return lines.size() + " decisions #" + Integer.toHexString(lines.hashCode());
    }
}
