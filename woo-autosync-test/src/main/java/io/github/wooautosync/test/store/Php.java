package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How PHP and WordPress turn one type into another. */
final class Php {

    private static final Pattern LEADING_INTEGER = Pattern.compile("^\\s*([+-]?\\d{1,18})");
    private static final Pattern NUMERIC = Pattern.compile("^\\s*[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?\\s*$");

    private Php() {}

    static boolean missing(@Nullable JsonNode value) {
        return value == null || value.isNull();
    }

    /** {@code empty()}: null, "", "0", 0, false, empty arrays. */
    static boolean empty(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return true;
        }
        if (value.isContainerNode()) {
            return value.isEmpty();
        }
        if (value.isTextual()) {
            return value.asText().isEmpty() || value.asText().equals("0");
        }
        return value.isBoolean() ? !value.asBoolean() : value.asDouble() == 0;
    }

    /** The truth of a REST boolean or of {@code wc_string_to_bool}. */
    static boolean truth(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return false;
        }
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        if (value.isNumber()) {
            return value.asDouble() != 0;
        }
        if (value.isContainerNode()) {
            return !value.isEmpty();
        }
        String text = value.asText().toLowerCase(Locale.ROOT);
        return text.equals("1") || text.equals("true") || text.equals("yes");
    }

    /** {@code (int)}. */
    static long integer(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return 0;
        }
        if (value.isBoolean()) {
            return value.asBoolean() ? 1 : 0;
        }
        if (value.isNumber()) {
            return (long) value.asDouble();
        }
        if (value.isContainerNode()) {
            return value.isEmpty() ? 0 : 1;
        }
        Matcher matcher = LEADING_INTEGER.matcher(value.asText());
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    static long absint(@Nullable JsonNode value) {
        return Math.abs(integer(value));
    }

    static boolean isNumeric(JsonNode value) {
        return value.isNumber()
                || (value.isTextual() && NUMERIC.matcher(value.asText()).matches());
    }

    /** {@code (string)} of a scalar; containers become the word Array. */
    static String text(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return "";
        }
        if (value.isBoolean()) {
            return value.asBoolean() ? "1" : "";
        }
        if (value.isFloatingPointNumber()) {
            return number(value.asDouble());
        }
        return value.isContainerNode() ? "Array" : value.asText();
    }

    /** A float as text, with PHP's 14 digits: {@code 9.007199254741E+15} (fact 155). */
    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return BigDecimal.valueOf(value).setScale(0, RoundingMode.HALF_EVEN).toPlainString();
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(14)).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent < -5 || exponent >= 15) {
            String digits = rounded.unscaledValue().abs().toString();
            String mantissa = digits.length() == 1 ? digits + ".0" : digits.charAt(0) + "." + digits.substring(1);
            return (rounded.signum() < 0 ? "-" : "") + mantissa + "E" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
        }
        return rounded.toPlainString();
    }
}
