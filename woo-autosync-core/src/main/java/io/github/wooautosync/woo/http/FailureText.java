package io.github.wooautosync.woo.http;

import java.util.regex.Pattern;

/** Makes texts of a store fit to be shown: short, in one line, without markup and without secrets. */
final class FailureText {

    private static final int LONGEST_MESSAGE = 300;
    private static final int LONGEST_CODE = 100;
    private static final int LONGEST_INPUT = 8_000;
    private static final Pattern TAGS = Pattern.compile("<[^<>]{0,1000}>");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\s\\p{Cntrl}]+");

    private final SecretMask mask;

    FailureText(SecretMask mask) {
        this.mask = mask;
    }

    String message(String text) {
        // Masked before it is cut, so that no half of a secret is left at the end.
        String masked = shortened(mask.apply(text), LONGEST_INPUT);
        String plain = TAGS.matcher(masked).replaceAll(" ");
        return shortened(UNPRINTABLE.matcher(plain).replaceAll(" ").strip(), LONGEST_MESSAGE);
    }

    String code(String text) {
        return shortened(UNPRINTABLE.matcher(mask.apply(text)).replaceAll(" "), LONGEST_CODE);
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
