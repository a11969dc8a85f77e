package io.github.wooautosync.engine;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stores keep names of terms encoded: an ampersand stands there as an entity (fact 91). */
final class HtmlEntities {

    private static final Pattern ENTITY = Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});");
    private static final Map<String, String> NAMED =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ");

    private HtmlEntities() {}

    static String decode(String text) {
        return ENTITY.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(character(found.group(1), found.group())));
    }

    private static String character(String entity, String whole) {
        if (!entity.startsWith("#")) {
            return NAMED.getOrDefault(entity, whole);
        }
        boolean hexadecimal = entity.charAt(1) == 'x' || entity.charAt(1) == 'X';
        int code = hexadecimal ? Integer.parseInt(entity.substring(2), 16) : Integer.parseInt(entity.substring(1));
        return Character.isValidCodePoint(code) ? Character.toString(code) : whole;
    }
}
