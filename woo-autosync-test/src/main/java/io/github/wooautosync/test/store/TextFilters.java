package io.github.wooautosync.test.store;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What WordPress does to texts before it stores them (facts 44, 54, 55). */
final class TextFilters {

    private static final Pattern LESS_THAN = Pattern.compile("<[^>]*?((?=<)|>|$)", Pattern.DOTALL);
    private static final Pattern SCRIPT_AND_STYLE =
            Pattern.compile("<(script|style)[^>]*?>.*?</\\1>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG = Pattern.compile("<[^>]*>?", Pattern.DOTALL);
    private static final Pattern PERCENT = Pattern.compile("%[a-fA-F0-9]{2}");
    private static final Pattern COMBINING = Pattern.compile("\\p{M}+");
    private static final Pattern AMPERSAND =
            Pattern.compile("&(?!(?:[a-zA-Z][a-zA-Z0-9]{1,30}|#\\d{1,7}|#[xX][0-9a-fA-F]{1,6});)");

    private TextFilters() {}

    /** {@code stripslashes}: one level of backslashes goes. */
    static String withoutSlashes(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder result = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
                if (i < text.length()) {
                    result.append(text.charAt(i));
                }
            } else {
                result.append(c);
            }
        }
        return result.toString();
    }

    /** {@code wp_pre_kses_less_than}: a lone {@code <} and the text after it are encoded. */
    static String encodeLoneLessThan(String text) {
        if (text.indexOf('<') < 0) {
            return text;
        }
        return LESS_THAN
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        match.group().indexOf('>') < 0 ? escapeHtml(match.group()) : match.group()));
    }

    /** {@code esc_html}: entities that are there stay. */
    static String escapeHtml(String text) {
        return AMPERSAND
                .matcher(text)
                .replaceAll("&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#039;");
    }

    /** {@code wp_strip_all_tags}. */
    static String withoutTags(String text) {
        if (text.indexOf('<') < 0) {
            return text;
        }
        return TAG.matcher(SCRIPT_AND_STYLE.matcher(text).replaceAll("")).replaceAll("");
    }

    /** {@code sanitize_text_field}, which {@code wc_clean} uses. */
    static String clean(String text) {
        String result = text;
        if (result.indexOf('<') >= 0) {
            result = withoutTags(encodeLoneLessThan(result)).strip();
            result = result.replace("<\n", "&lt;\n");
        }
        result = trim(result.replaceAll("[\r\n\t ]+", " "));
        boolean found = false;
        Matcher matcher = PERCENT.matcher(result);
        while (matcher.find()) {
            result = matcher.replaceAll("");
            matcher = PERCENT.matcher(result);
            found = true;
        }
        return found ? trim(result.replaceAll(" +", " ")) : result;
    }

    /** PHP's {@code trim}: ASCII white space only. */
    static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isTrimmed(text.charAt(start))) {
            start++;
        }
        while (end > start && isTrimmed(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isTrimmed(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\0' || c == '\u000B';
    }

    /** A name, title or text of a product as it is stored: slashes gone, HTML filtered. */
    static String post(String text) {
        return HtmlFilter.filter(withoutSlashes(text));
    }

    /** Texts that the collation of the database takes for equal have the same key (fact 54). */
    static String collationKey(String text) {
        String end = text;
        while (end.endsWith(" ")) {
            end = end.substring(0, end.length() - 1);
        }
        boolean ascii = end.chars().allMatch(c -> c < 128);
        if (!ascii) {
            end = COMBINING
                    .matcher(Normalizer.normalize(end, Normalizer.Form.NFKD))
                    .replaceAll("")
                    .replace("ß", "ss")
                    .replace("ẞ", "ss")
                    .replace("æ", "ae")
                    .replace("Æ", "ae");
        }
        return end.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
