package io.github.wooautosync.connection;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;

/**
 * The address of a shop as WordPress knows it, normalised: scheme and host in lower case, no default port, no trailing
 * slash, and nothing of {@code /wp-json…}, which people like to paste along.
 *
 * @param value such as {@code https://shop.example} or {@code https://example.org/shop}
 */
public record StoreUrl(URI value) {

    public StoreUrl {
        Objects.requireNonNull(value, "storeUrl");
    }

    /**
     * Reads what a person typed.
     *
     * @throws IllegalArgumentException when it is not the address of a shop; the message names what is wrong
     */
    public static StoreUrl parse(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            throw refused(text, "is empty");
        }
        URI uri;
        try {
            uri = new URI(trimmed.contains("://") ? trimmed : "https://" + trimmed);
        } catch (URISyntaxException malformed) {
            throw refused(text, "is not a URL");
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw refused(text, "must start with https:// (or http:// where that is allowed)");
        }
        if (uri.getRawUserInfo() != null) {
            // The text is not repeated: it holds a password.
            throw new IllegalArgumentException(
                    "storeUrl must not contain a user name or password; use the consumer key");
        }
        if (uri.getHost() == null) {
            throw refused(text, "has no host name");
        }
        return new StoreUrl(normalised(scheme, uri));
    }

    private static URI normalised(String scheme, URI uri) {
        boolean defaultPort = uri.getPort() == (scheme.equals("https") ? 443 : 80);
        String port = uri.getPort() < 0 || defaultPort ? "" : ":" + uri.getPort();
        return URI.create(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port + path(uri));
    }

    private static String path(URI uri) {
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        int api = path.indexOf("/wp-json");
        if (api >= 0) {
            path = path.substring(0, api);
        }
        path = path.replaceAll("/{2,}", "/");
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static IllegalArgumentException refused(String text, String why) {
        // A text with these may hold a password or a key.
        boolean mayHoldSecret = text.contains("@") || text.contains("?") || text.contains("#");
        String shown = mayHoldSecret ? "" : "'" + text + "' ";
        return new IllegalArgumentException("storeUrl " + shown + why + "; expected for example https://shop.example");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
