package io.github.wooautosync.engine;

import io.github.wooautosync.mapping.DesiredAttribute;
import io.github.wooautosync.record.LinkKey;
import io.github.wooautosync.record.LinkKind;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Slugs for global attributes that are to be created. The store's own way fails for long labels and reserved words
 * (fact 97), and tells neither apart, so that several are tried.
 */
final class AttributeSlugs {

    private static final int MAXIMUM_LENGTH = 28;
    private static final int MOST_TRIES = 4;
    private static final int DIGEST = 8;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_IN_SLUG = Pattern.compile("[^a-z0-9]+");
    private static final Pattern OUTER_DASHES = Pattern.compile("^-+|-+$");

    private AttributeSlugs() {}

    /** What to try, in this order. A slug that a person chose is the only one. */
    static List<String> candidates(DesiredAttribute attribute) {
        if (attribute.slug().isPresent()) {
            return List.of(attribute.slug().get());
        }
        String slug = slug(attribute);
        List<String> candidates = new ArrayList<>(List.of(cut(slug, MAXIMUM_LENGTH)));
        for (int number = 2; number <= MOST_TRIES; number++) {
            String suffix = "-" + number;
            candidates.add(cut(slug, MAXIMUM_LENGTH - suffix.length()) + suffix);
        }
        return candidates;
    }

    /** A text as it stands in a slug; empty when nothing of it can. */
    static String plain(String text) {
        String letters = MARKS.matcher(Normalizer.normalize(TermPath.key(text), Normalizer.Form.NFD))
                .replaceAll("")
                .replace("ß", "ss");
        return OUTER_DASHES
                .matcher(NOT_IN_SLUG.matcher(letters).replaceAll("-"))
                .replaceAll("");
    }

    private static String slug(DesiredAttribute attribute) {
        String fromLabel = plain(attribute.label());
        if (!fromLabel.isEmpty()) {
            return fromLabel;
        }
        String fromCode = plain(attribute.code());
        return fromCode.isEmpty()
                ? "attribute-"
                        + LinkKey.of(LinkKind.ATTRIBUTE, List.of(attribute.code()))
                                .text()
                                .substring(0, DIGEST)
                : fromCode;
    }

    private static String cut(String slug, int length) {
        return slug.length() <= length
                ? slug
                : OUTER_DASHES.matcher(slug.substring(0, length)).replaceAll("");
    }
}
