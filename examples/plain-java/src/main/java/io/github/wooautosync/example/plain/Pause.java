package io.github.wooautosync.example.plain;

import java.util.function.BooleanSupplier;

/** Waiting by looking again and again. */
final class Pause {

    private static final long MILLIS = 50;

    private Pause() {}

    static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            try {
                Thread.sleep(MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", interrupted);
            }
        }
    }
}
