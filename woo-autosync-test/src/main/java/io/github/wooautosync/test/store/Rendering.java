package io.github.wooautosync.test.store;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts as a visitor sees them: paragraphs, curly quotes, known shortcodes gone (facts 34, 80, 109). */
final class Rendering {

    private static final String BLOCKS =
            "(?:table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre"
                    + "|form|map|area|blockquote|address|style|p|h[1-6]|hr|fieldset|legend|section|article|aside|hgroup|header"
                    + "|footer|nav|figure|figcaption|details|menu|summary)";
    private static final Pattern PRE = Pattern.compile("<pre[^>]*>.*?</pre>", Pattern.DOTALL);
    private static final Pattern SHORTCODE = Pattern.compile(
            "\\[(gallery|caption|audio|video|playlist|embed|products?|product_page|add_to_cart)\\b[^\\]]*\\]");
    private static final Pattern TAG_OR_SHORTCODE = Pattern.compile("<[^>]*>|\\[[^\\]]*\\]");

    private Rendering() {}

    static String description(String raw) {
        return paragraphs(SHORTCODE.matcher(raw).replaceAll(""));
    }

    static String shortDescription(String raw) {
        return SHORTCODE.matcher(paragraphs(typography(raw))).replaceAll("");
    }

    /** {@code wpautop}. */
    static String paragraphs(String raw) {
        if (TextFilters.trim(raw).isEmpty()) {
            return "";
        }
        List<String> kept = new ArrayList<>();
        String text = PRE.matcher(raw + "\n").replaceAll(match -> {
            kept.add(match.group());
            return "<pre wp-pre-tag-" + (kept.size() - 1) + "></pre>";
        });
        text = text.replaceAll("<br\\s*/?>\\s*<br\\s*/?>", "\n\n");
        text = text.replaceAll("(<" + BLOCKS + "[\\s/>])", "\n\n$1");
        text = text.replaceAll("(</" + BLOCKS + ">)", "$1\n\n");
        text = text.replaceAll("(<hr\\s*?/?>)", "$1\n\n");
        text = text.replace("\r\n", "\n").replace('\r', '\n');
        if (text.contains("<option")) {
            text = text.replaceAll("\\s*<option", "<option").replaceAll("</option>\\s*", "</option>");
        }
        if (text.contains("<figcaption")) {
            text = text.replaceAll("\\s*(<figcaption[^>]*>)", "$1").replaceAll("</figcaption>\\s*", "</figcaption>");
        }
        text = text.replaceAll("\n\n+", "\n\n");
        StringBuilder paragraphs = new StringBuilder();
        for (String piece : text.split("\n\\s*\n")) {
            if (!piece.isEmpty()) {
                paragraphs
                        .append("<p>")
                        .append(piece.replaceAll("^\n+|\n+$", ""))
                        .append("</p>\n");
            }
        }
        return withoutNoise(paragraphs.toString(), kept);
    }

    private static String withoutNoise(String paragraphs, List<String> kept) {
        String text = paragraphs.replaceAll("<p>\\s*</p>", "");
        text = text.replaceAll("<p>([^<]+)</(div|address|form)>", "<p>$1</p></$2>");
        text = text.replaceAll("<p>\\s*(</?" + BLOCKS + "[^>]*>)\\s*</p>", "$1");
        text = text.replaceAll("<p>(<li.+?)</p>", "$1");
        text = text.replaceAll("(?i)<p><blockquote([^>]*)>", "<blockquote$1><p>");
        text = text.replace("</blockquote></p>", "</p></blockquote>");
        text = text.replaceAll("<p>\\s*(</?" + BLOCKS + "[^>]*>)", "$1");
        text = text.replaceAll("(</?" + BLOCKS + "[^>]*>)\\s*</p>", "$1");
        text = text.replace("<br>", "<br />").replace("<br/>", "<br />");
        text = text.replaceAll("(?<!<br />)\\s*\n", "<br />\n");
        text = text.replaceAll("(</?" + BLOCKS + "[^>]*>)\\s*<br />", "$1");
        text = text.replaceAll("<br />(\\s*</?(?:p|li|div|dl|dd|dt|th|pre|td|ul|ol)[^>]*>)", "$1");
        text = text.replaceAll("\n</p>$", "</p>");
        for (int i = 0; i < kept.size(); i++) {
            text = text.replace("<pre wp-pre-tag-" + i + "></pre>", kept.get(i));
        }
        return text;
    }

    /** {@code wptexturize}, its common part: quotes, dashes, dots, the sign between two numbers. */
    static String typography(String raw) {
        StringBuilder result = new StringBuilder();
        Matcher matcher = TAG_OR_SHORTCODE.matcher(raw);
        int end = 0;
        while (matcher.find()) {
            result.append(curl(raw.substring(end, matcher.start()))).append(matcher.group());
            end = matcher.end();
        }
        return result.append(curl(raw.substring(end))).toString();
    }

    private static String curl(String text) {
        String result = text.replace("...", "&#8230;");
        result = result.replaceAll("(\\d)\"(?=\\s|$|[.,;)])", "$1&#8243;")
                .replaceAll("(\\d)'(?=\\s|$|[.,;)])", "$1&#8242;");
        result = result.replaceAll("(?<=^|[\\s(\\[{\\-])'(?=\\d\\d(?!\\d))", "&#8217;");
        result = result.replaceAll("(?<=^|[\\s(\\[{\\-\"])'", "&#8216;").replace("'", "&#8217;");
        result = result.replaceAll("(?<=^|[\\s(\\[{\\-])\"(?!\\s)", "&#8220;").replace("\"", "&#8221;");
        result = result.replace("---", "&#8212;");
        result = result.replaceAll("(?<=^|\\s)--(?=\\s|$)", "&#8212;");
        result = result.replaceAll("(?<!xn)--", "&#8211;");
        result = result.replaceAll("(?<=^|\\s)-(?=\\s|$)", "&#8211;");
        result = result.replaceAll("(?<=\\d)x(?=\\d)", "&#215;");
        return result.replaceAll("&(?!#(?:\\d+|x[a-fA-F0-9]+);|[a-zA-Z][a-zA-Z0-9]*;)", "&#038;");
    }
}
