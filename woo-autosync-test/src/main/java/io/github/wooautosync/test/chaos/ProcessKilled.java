package io.github.wooautosync.test.chaos;

/** The node is dead: whatever it still does reaches nothing. */
final class ProcessKilled extends Error {

    ProcessKilled() {
        super("killed by the chaos", null, false, false);
    }
}
