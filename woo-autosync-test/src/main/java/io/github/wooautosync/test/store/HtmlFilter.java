package io.github.wooautosync.test.store;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code wp_kses} for posts: forbidden tags go and leave their inner text, forbidden attributes go (fact 44). */
final class HtmlFilter {

    private static final Pattern PIECES = Pattern.compile("(<!--.*?(-->|$))|(<[^>]*(>|$)|>)", Pattern.DOTALL);
    private static final Pattern ELEMENT = Pattern.compile("^<\\s*(/\\s*)?([a-zA-Z0-9-]+)([^>]*)>?$", Pattern.DOTALL);
    private static final Pattern ATTRIBUTE = Pattern.compile(
            "([_a-zA-Z][-_a-zA-Z0-9:.]*)(?:\\s*=\\s*(\"[^\"]*\"|'[^']*'|[^\\s\"'>]+))?", Pattern.DOTALL);
    private static final Pattern ENTITY =
            Pattern.compile("&amp;(#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});");
    private static final Pattern PROTOCOL = Pattern.compile("^\\s*([a-zA-Z][a-zA-Z0-9+.-]*)\\s*:");

    private static final Set<String> GLOBAL = Set.of(
            "aria-controls",
            "aria-current",
            "aria-describedby",
            "aria-details",
            "aria-expanded",
            "aria-hidden",
            "aria-label",
            "aria-labelledby",
            "aria-live",
            "class",
            "dir",
            "hidden",
            "id",
            "lang",
            "style",
            "title",
            "role",
            "xml:lang");
    private static final Set<String> PROTOCOLS = Set.of(
            "http", "https", "ftp", "ftps", "mailto", "news", "irc", "irc6", "ircs", "gopher", "nntp", "feed", "telnet",
            "mms", "rtsp", "sms", "svn", "tel", "fax", "xmpp", "webcal", "urn");
    private static final Set<String> URLS = Set.of("href", "src", "cite", "action", "longdesc", "background", "poster");
    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "acronym", "b", "blockquote", "cite", "code", "del", "em", "i", "q", "s", "strike", "strong");
    private static final Map<String, Set<String>> TAGS = tags();

    private HtmlFilter() {}

    /** Descriptions of terms: only marks inside a line are allowed (h-taxonomies/01). */
    static String filterInline(String text) {
        return filter(text, INLINE);
    }

    static String filter(String text) {
        return filter(text, TAGS.keySet());
    }

    private static String filter(String text, Set<String> allowedTags) {
        if (text.indexOf('<') < 0 && text.indexOf('>') < 0 && text.indexOf('&') < 0 && text.indexOf('\0') < 0) {
            return text;
        }
        String prepared = normalizeEntities(TextFilters.encodeLoneLessThan(text.replace("\0", "")));
        return PIECES.matcher(prepared)
                .replaceAll(match -> Matcher.quoteReplacement(piece(match.group(), allowedTags)));
    }

    private static String normalizeEntities(String text) {
        String encoded = text.replace("&", "&amp;");
        return ENTITY.matcher(encoded).replaceAll("&$1;");
    }

    private static String piece(String piece, Set<String> allowedTags) {
        if (!piece.startsWith("<")) {
            return "&gt;";
        }
        if (piece.startsWith("<!--")) {
            String inner = piece.replace("<!--", "").replace("-->", "");
            return inner.isEmpty() ? "" : "<!--" + inner + "-->";
        }
        Matcher matcher = ELEMENT.matcher(piece);
        if (!matcher.matches()) {
            return "";
        }
        String name = matcher.group(2);
        Set<String> allowed = TAGS.get(name.toLowerCase(Locale.ROOT));
        if (allowed == null || !allowedTags.contains(name.toLowerCase(Locale.ROOT))) {
            return "";
        }
        if (matcher.group(1) != null) {
            return "</" + name + ">";
        }
        return open(name, matcher.group(3), allowed);
    }

    private static String open(String name, String rest, Set<String> allowed) {
        String attributes = rest;
        String end = attributes.strip().endsWith("/") ? " /" : "";
        if (!end.isEmpty()) {
            attributes = attributes.strip().substring(0, attributes.strip().length() - 1);
        }
        StringBuilder result = new StringBuilder("<").append(name);
        Matcher matcher = ATTRIBUTE.matcher(attributes);
        while (matcher.find()) {
            String kept = attribute(matcher.group(1), matcher.group(2), allowed);
            if (!kept.isEmpty()) {
                result.append(' ').append(kept);
            }
        }
        return result.append(end).append('>').toString();
    }

    private static String attribute(String name, @Nullable String quoted, Set<String> allowed) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!allowed.contains(lower) && !GLOBAL.contains(lower) && !lower.matches("data-[a-z0-9_.-]+")) {
            return "";
        }
        if (quoted == null) {
            return name;
        }
        char quote = quoted.charAt(0) == '\'' ? '\'' : '"';
        boolean hasQuotes = quoted.charAt(0) == '"' || quoted.charAt(0) == '\'';
        String value = hasQuotes ? quoted.substring(1, quoted.length() - 1) : quoted;
        if (URLS.contains(lower)) {
            value = withoutBadProtocol(value);
        }
        if (lower.equals("style")) {
            value = safeStyle(value);
            if (value.isEmpty()) {
                return "";
            }
        }
        return name + "=" + quote + value + quote;
    }

    private static String withoutBadProtocol(String value) {
        String result = value;
        Matcher matcher = PROTOCOL.matcher(result);
        while (matcher.find() && !PROTOCOLS.contains(matcher.group(1).toLowerCase(Locale.ROOT))) {
            result = result.substring(matcher.end()).strip();
            matcher = PROTOCOL.matcher(result);
        }
        return result;
    }

    private static String safeStyle(String value) {
        StringBuilder result = new StringBuilder();
        for (String part : value.strip().split(";")) {
            String item = part.strip();
            boolean safe = item.contains(":") && !item.matches("(?is).*(expression|javascript|\\\\|/\\*|[{}<>]).*");
            if (safe) {
                result.append(result.length() == 0 ? "" : ";").append(item);
            }
        }
        return result.toString();
    }

    private static Map<String, Set<String>> tags() {
        Map<String, Set<String>> tags = new HashMap<>();
        for (String name : ("abbr acronym address article aside b bdo big br caption cite code dd dfn div dl dt em"
                        + " fieldset figure figcaption footer h1 h2 h3 h4 h5 h6 header hgroup i kbd legend main mark menu"
                        + " nav p pre rb rp rt rtc ruby s samp section small span strike strong sub summary sup tt u var")
                .split(" ")) {
            tags.put(name, Set.of("align"));
        }
        allow(tags, "a", "href rel rev name target download");
        allow(tags, "area", "alt coords href nohref shape target");
        allow(tags, "audio", "autoplay controls loop muted preload src");
        allow(tags, "blockquote", "cite");
        allow(tags, "button", "disabled name type value");
        allow(tags, "col", "align char charoff span valign width");
        allow(tags, "colgroup", "align char charoff span valign width");
        allow(tags, "del", "datetime");
        allow(tags, "details", "align open");
        allow(tags, "font", "color face size");
        allow(tags, "hr", "align noshade size width");
        allow(tags, "img", "alt align border height hspace loading longdesc vspace src usemap width");
        allow(tags, "ins", "datetime cite");
        allow(tags, "label", "for");
        allow(tags, "li", "align value");
        allow(tags, "map", "name");
        allow(tags, "object", "data type");
        allow(tags, "ol", "start type reversed");
        allow(tags, "q", "cite");
        allow(tags, "table", "align bgcolor border cellpadding cellspacing rules summary width");
        allow(tags, "tbody", "align char charoff valign");
        allow(
                tags,
                "td",
                "abbr align axis bgcolor char charoff colspan headers height nowrap rowspan scope valign width");
        allow(tags, "textarea", "cols rows disabled name readonly");
        allow(tags, "tfoot", "align char charoff valign");
        allow(
                tags,
                "th",
                "abbr align axis bgcolor char charoff colspan headers height nowrap rowspan scope valign width");
        allow(tags, "thead", "align char charoff valign");
        allow(tags, "title", "");
        allow(tags, "tr", "align bgcolor char charoff valign");
        allow(tags, "track", "default kind label src srclang");
        allow(tags, "ul", "type");
        allow(tags, "video", "autoplay controls height loop muted playsinline poster preload src width");
        allow(tags, "wbr", "");
        return Map.copyOf(tags);
    }

    private static void allow(Map<String, Set<String>> tags, String name, String attributes) {
        tags.put(name, new HashSet<>(Arrays.asList(attributes.split(" "))));
    }
}
