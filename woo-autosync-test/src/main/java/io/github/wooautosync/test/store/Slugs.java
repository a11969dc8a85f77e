package io.github.wooautosync.test.store;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** {@code sanitize_title} and the numeric suffixes of slugs that are taken (facts 26, 50). */
final class Slugs {

    private static final int LONGEST = 200;
    private static final Pattern COMBINING = Pattern.compile("\\p{M}+");

    private Slugs() {}

    static String of(String title) {
        String text = withoutAccents(TextFilters.withoutTags(title));
        text = percentEncoded(text.toLowerCase(Locale.ROOT));
        text = text.replaceAll("&[^;\\s]+;", "").replace('.', '-').replace("/", "-");
        text = text.replaceAll("%e2%80%9[34]|%c2%a0", "-").replaceAll("%c3%97", "x");
        text = text.replaceAll("%e2%80%(9[89abcdef]|b[9a]|a6|a2)|%c2%(a9|ae|a1|bf|ab|bb|b0)|%e2%84%a2", "");
        text = text.replaceAll("[^%a-z0-9 _-]", "").replaceAll("\\s+", "-").replaceAll("-+", "-");
        text = text.replaceAll("^-+|-+$", "");
        return shortened(text, LONGEST);
    }

    /** {@code remove_accents}: Latin letters lose their accents, other scripts stay. */
    static String withoutAccents(String text) {
        if (text.chars().allMatch(c -> c < 128)) {
            return text;
        }
        String latin = text.replace("ß", "s")
                .replace("Æ", "AE")
                .replace("æ", "ae")
                .replace("Œ", "OE")
                .replace("œ", "oe")
                .replace("Ø", "O")
                .replace("ø", "o")
                .replace("Đ", "D")
                .replace("đ", "d")
                .replace("Ł", "L")
                .replace("ł", "l")
                .replace("Þ", "TH")
                .replace("þ", "th")
                .replace("ð", "d")
                .replace("Ð", "D")
                .replace("ı", "i")
                .replace("€", "E")
                .replace("£", "");
        StringBuilder result = new StringBuilder();
        latin.codePoints().forEach(point -> result.append(bare(point)));
        return result.toString();
    }

    private static String bare(int point) {
        String original = Character.toString(point);
        if (point < 0xC0 || (point > 0x24F && point < 0x1E00) || point > 0x1EFF) {
            return original;
        }
        return COMBINING
                .matcher(Normalizer.normalize(original, Normalizer.Form.NFD))
                .replaceAll("");
    }

    private static String percentEncoded(String text) {
        StringBuilder result = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (point < 128) {
                result.append((char) point);
            } else {
                result.append(URLEncoder.encode(Character.toString(point), StandardCharsets.UTF_8)
                        .toLowerCase(Locale.ROOT));
            }
        });
        return result.toString().replaceAll("%(?![a-f0-9]{2})", "");
    }

    private static String shortened(String slug, int length) {
        return slug.length() <= length ? slug : slug.substring(0, length).replaceAll("%[a-f0-9]?$|-+$", "");
    }

    /** The slug itself when it is free, else with the first free number from 2. */
    static String unique(String slug, Predicate<String> taken) {
        if (!taken.test(slug)) {
            return slug;
        }
        int number = 2;
        while (true) {
            String suffix = "-" + number;
            String candidate = shortened(slug, LONGEST - suffix.length()) + suffix;
            if (!taken.test(candidate)) {
                return candidate;
            }
            number++;
        }
    }
}
