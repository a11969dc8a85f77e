package io.github.wooautosync.test.chaos;

/** Chance that follows from what is asked, not from the order of asking, so that threads do not change it. */
record Chance(long seed) {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** Another source of chance. */
    Chance of(Object... things) {
        long mixed = seed;
        for (Object thing : things) {
            mixed = mix(mixed ^ mix(thing instanceof Long number ? number : thing.hashCode()));
        }
        return new Chance(mixed);
    }

    /** From 0 to below the bound. */
    int below(int bound) {
        return (int) Long.remainderUnsigned(mix(seed), bound);
    }

    boolean happens(double probability) {
        return (mix(seed) >>> 11) * 0x1.0p-53 < probability;
    }

    /** Spreads texts, whose own hash codes lie close together. */
    static long hash(String text) {
        return mix(text.hashCode());
    }

    private static long mix(long value) {
        long z = value + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
