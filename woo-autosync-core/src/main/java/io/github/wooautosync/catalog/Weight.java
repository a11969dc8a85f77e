package io.github.wooautosync.catalog;

import java.math.BigDecimal;

/** A weight with its unit; the store gets it in the store's own unit. */
public record Weight(BigDecimal value, Unit unit) {

    public Weight {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("weight must not be negative, but was " + value.toPlainString());
        }
    }

    public static Weight kilograms(BigDecimal value) {
        return new Weight(value, Unit.KILOGRAM);
    }

    public static Weight grams(BigDecimal value) {
        return new Weight(value, Unit.GRAM);
    }

    /** Units that WooCommerce knows. */
    public enum Unit {
        KILOGRAM("kg", new BigDecimal("1000")),
        GRAM("g", BigDecimal.ONE),
        POUND("lbs", new BigDecimal("453.59237")),
        OUNCE("oz", new BigDecimal("28.349523125"));

        private final String symbol;
        private final BigDecimal inGrams;

        Unit(String symbol, BigDecimal inGrams) {
            this.symbol = symbol;
            this.inGrams = inGrams;
        }

        /** As WooCommerce writes it in its settings. */
        public String symbol() {
            return symbol;
        }

        public BigDecimal inGrams() {
            return inGrams;
        }
    }
}
