package io.github.wooautosync.catalog;

import java.math.BigDecimal;

/** Length, width and height in one unit; the store gets them in the store's own unit. */
public record Dimensions(BigDecimal length, BigDecimal width, BigDecimal height, Unit unit) {

    public Dimensions {
        for (BigDecimal side : new BigDecimal[] {length, width, height}) {
            if (side.signum() < 0) {
                throw new IllegalArgumentException(
                        "dimensions must not be negative, but one was " + side.toPlainString());
            }
        }
    }

    /** Units that WooCommerce knows. */
    public enum Unit {
        METRE("m", new BigDecimal("1000")),
        CENTIMETRE("cm", BigDecimal.TEN),
        MILLIMETRE("mm", BigDecimal.ONE),
        INCH("in", new BigDecimal("25.4")),
        YARD("yd", new BigDecimal("914.4"));

        private final String symbol;
        private final BigDecimal inMillimetres;

        Unit(String symbol, BigDecimal inMillimetres) {
            this.symbol = symbol;
            this.inMillimetres = inMillimetres;
        }

        /** As WooCommerce writes it in its settings. */
        public String symbol() {
            return symbol;
        }

        public BigDecimal inMillimetres() {
            return inMillimetres;
        }
    }
}
