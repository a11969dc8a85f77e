package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** {@code wc_format_decimal}: how prices and weights are mangled (fact 41). */
final class Decimals {

    private static final Pattern NOISE = Pattern.compile("\\.(?![^.]+$)|[^0-9.-]");
    private static final int ROUNDING_PRECISION = 6;

    private Decimals() {}

    static String format(JsonNode value, char decimalSeparator) {
        if (value.isFloatingPointNumber()) {
            return plain(value.decimalValue().setScale(ROUNDING_PRECISION, RoundingMode.HALF_UP));
        }
        return format(Php.text(value), decimalSeparator);
    }

    static String format(String text, char decimalSeparator) {
        String number = decimalSeparator == '.' ? text : text.replace(decimalSeparator, '.');
        return NOISE.matcher(TextFilters.clean(number)).replaceAll("");
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** The number in a stored price, 0 when there is none. */
    static BigDecimal number(String stored) {
        try {
            return new BigDecimal(stored);
        } catch (NumberFormatException e) {
            return BigDecimal.ZERO;
        }
    }
}
