package io.github.wooautosync.benchmark.growth;

/** What is measured of a table. */
enum Operation {
    LOOK("look which stores have work", true),
    FOLD("fold 100 captures", true),
    CLAIM("claim 100 due records", true),
    COMPLETE("complete 100 records", true),
    STATUS("status of 100 products", false),
    PENDING("first 50 pending products", false),
    OLDEST("oldest pending change", false),
    TOTALS("totals of a store", false);

    private final String shown;
    private final boolean ofEngine;

    Operation(String shown, boolean ofEngine) {
        this.shown = shown;
        this.ofEngine = ofEngine;
    }

    String shown() {
        return shown;
    }

    /** Whether the engine does it all the time; the others are what people read. */
    boolean isOfEngine() {
        return ofEngine;
    }
}
