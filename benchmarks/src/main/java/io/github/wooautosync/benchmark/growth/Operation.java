package io.github.wooautosync.benchmark.growth;

/** What is measured of a table. */
enum Operation {
    LOOK("look which stores have work", true),
    FOLD("fold 100 captures", true),
    CLAIM("claim 100 due records", true),
    COMPLETE("complete 100 records", true),
    STATUS("status of 100 products", true),
    PENDING("first 50 pending products", true),
    OLDEST("oldest pending change", true),
    TOTALS("totals of a store", false);

    private final String shown;
    private final boolean flat;

    Operation(String shown, boolean flat) {
        this.shown = shown;
        this.flat = flat;
    }

    String shown() {
        return shown;
    }

    /** Whether its cost must not depend on the size of the table; totals count what is there. */
    boolean isFlat() {
        return flat;
    }
}
