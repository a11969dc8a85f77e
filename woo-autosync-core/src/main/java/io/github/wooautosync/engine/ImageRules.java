package io.github.wooautosync.engine;

import io.github.wooautosync.catalog.ProductImage;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds images that no store would fetch, before they cost a request. Looks at the text of the URL only: what a name
 * resolves to here says nothing about what it resolves to where the store is.
 */
final class ImageRules {

    private static final Set<Integer> PORTS = Set.of(-1, 80, 443, 8080);
    private static final Set<String> EXTENSIONS =
            Set.of("jpg", "jpeg", "jpe", "gif", "png", "bmp", "tif", "tiff", "ico", "webp");
    /** What WordPress takes for no image, or for a dangerous one (fact 84). */
    private static final Set<String> KNOWN_BUT_REFUSED =
            Set.of("svg", "svgz", "avif", "heic", "heif", "pdf", "psd", "eps", "jp2", "jxl");

    private static final Pattern LITERAL_ADDRESS = Pattern.compile("\\[?[0-9a-fA-F.:]*[:.][0-9a-fA-F.:]*]?");
    private static final Pattern DIGITS_AND_DOTS = Pattern.compile("[0-9.]+");

    private final boolean privateUrlsAllowed;

    ImageRules(boolean privateUrlsAllowed) {
        this.privateUrlsAllowed = privateUrlsAllowed;
    }

    /** Why a store would refuse this image; empty when nothing speaks against it. */
    Optional<FieldWarning> objection(ProductImage image) {
        URI url = image.url();
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https")) || url.getHost() == null) {
            return address(url, "it is no web address; give an absolute https:// URL");
        }
        if (url.getRawUserInfo() != null) {
            return address(masked(url), "stores refuse URLs with user and password; serve it without");
        }
        if (!privateUrlsAllowed && isPrivate(url.getHost())) {
            return address(url, "its address is private, so no store can reach it; serve it at a public address");
        }
        if (!privateUrlsAllowed && !PORTS.contains(url.getPort())) {
            return address(url, "stores fetch from the ports 80, 443 and 8080 only; serve it on one of them");
        }
        return typeObjection(url);
    }

    /** The extension must stand in the path; what the image server says does not help (fact 84). */
    private static Optional<FieldWarning> typeObjection(URI url) {
        String path = String.valueOf(url.getPath());
        String name = path.substring(path.lastIndexOf('/') + 1);
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (name.contains(".") && EXTENSIONS.contains(extension)) {
            return Optional.empty();
        }
        String why = name.contains(".") && KNOWN_BUT_REFUSED.contains(extension)
                ? "stores refuse ." + extension + " files; give them a .png, .jpg or .webp instead"
                : "stores take an image only when the path of its URL ends in .jpg, .png, .gif, .webp, .bmp, .tiff or"
                        + " .ico; serve it under such a name";
        return Optional.of(
                FieldWarning.lasting(FailureCode.IMAGE_TYPE_REFUSED, "image " + url + " was not sent: " + why));
    }

    private static Optional<FieldWarning> address(Object url, String why) {
        return Optional.of(
                FieldWarning.lasting(FailureCode.IMAGE_ADDRESS_REFUSED, "image " + url + " was not sent: " + why));
    }

    private static String masked(URI url) {
        return url.getScheme() + "://***@" + url.getHost() + url.getRawPath();
    }

    private static boolean isPrivate(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.equals("localhost") || name.endsWith(".localhost")) {
            return true;
        }
        boolean literal = LITERAL_ADDRESS.matcher(host).matches()
                && (host.contains(":") || DIGITS_AND_DOTS.matcher(host).matches());
        return literal && isPrivateLiteral(host);
    }

    private static boolean isPrivateLiteral(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            boolean uniqueLocal = address.getAddress().length == 16 && (address.getAddress()[0] & 0xfe) == 0xfc;
            return uniqueLocal
                    || address.isLoopbackAddress()
                    || address.isSiteLocalAddress()
                    || address.isLinkLocalAddress()
                    || address.isAnyLocalAddress();
        } catch (UnknownHostException noAddress) {
            return true;
        }
    }
}
