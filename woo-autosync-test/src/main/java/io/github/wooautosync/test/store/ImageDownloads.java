package io.github.wooautosync.test.store;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fetches images as WordPress does and puts them into the media library (facts 78, 82 to 85). */
final class ImageDownloads {

    private static final Set<Integer> PORTS = Set.of(80, 443, 8080);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int LONGEST_URL = 255;
    private static final int LARGEST_SIDE = 2560;
    private static final Set<String> SCHEMES = Set.of("http", "https", "ftp", "ftps");
    private static final Pattern SPECIAL = Pattern.compile("[?\\[\\]/\\\\=<>:;,'\"&$#*()|~`!{}%+’«»”“\\x00]");
    private static final Pattern LOOKS_LIKE_A_SIZE = Pattern.compile("-(?:\\d+x\\d+|scaled|rotated)$");
    private static final Map<String, String> TYPES = Map.of(
            "jpg",
            "image/jpeg",
            "jpeg",
            "image/jpeg",
            "jpe",
            "image/jpeg",
            "gif",
            "image/gif",
            "png",
            "image/png",
            "bmp",
            "image/bmp",
            "tiff",
            "image/tiff",
            "tif",
            "image/tiff",
            "ico",
            "image/x-icon",
            "webp",
            "image/webp");
    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(204, "No Content"),
            Map.entry(301, "Moved Permanently"),
            Map.entry(302, "Found"),
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(410, "Gone"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Unavailable"),
            Map.entry(504, "Gateway Timeout"));

    private final Shop shop;
    private final List<String> fetched = Collections.synchronizedList(new ArrayList<>());
    private final Map<Boolean, HttpClient> clients = new ConcurrentHashMap<>();

    ImageDownloads(Shop shop) {
        this.shop = shop;
    }

    /** Made when first needed; on this machine the test certificate is trusted, elsewhere what Java trusts. */
    private HttpClient client(URI uri) {
        return clients.computeIfAbsent(isThisMachine(uri), local -> {
            HttpClient.Builder builder = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .connectTimeout(Duration.ofSeconds(10));
            return local ? builder.sslContext(TestCertificate.trustingContext()).build() : builder.build();
        });
    }

    private static boolean isThisMachine(URI uri) {
        return Set.of("localhost", "127.0.0.1").contains(String.valueOf(uri.getHost()));
    }

    /** URLs in the order in which the shop asked for them. */
    List<String> fetched() {
        synchronized (fetched) {
            return List.copyOf(fetched);
        }
    }

    /** The id of the new media item; 0 when the database refuses it because its name is too long. */
    long fetch(String src) throws Refused {
        String url = escaped(src);
        if (url.isEmpty()) {
            throw unreachable("", "No URL Provided.");
        }
        byte[] content = download(url);
        String path = url.replaceAll("[?#].*$", "");
        String name = fileName(path.substring(path.lastIndexOf('/') + 1));
        if (content.length == 0) {
            throw invalid("File is empty. Please upload something more substantial. This error could also be caused by"
                    + " uploads being disabled in your php.ini file or by post_max_size being defined as smaller than"
                    + " upload_max_filesize in php.ini.");
        }
        ImageHeader header = ImageHeader.read(content);
        String extension = extension(name);
        String claimed = TYPES.get(extension.toLowerCase(Locale.ROOT));
        if (claimed == null || header == null) {
            throw invalid("Sorry, you are not allowed to upload this file type.");
        }
        String base = name.substring(0, name.length() - extension.length() - 1);
        String realExtension =
                claimed.equals(header.type()) ? extension.toLowerCase(Locale.ROOT) : header.usualExtension();
        return shop.change(() -> add(base, realExtension, header, content));
    }

    private long add(String base, String extension, ImageHeader header, byte[] content) {
        String folder = shop.clock().uploadFolder() + "/";
        boolean renamed = LOOKS_LIKE_A_SIZE.matcher(base).find();
        int number = renamed ? 1 : 0;
        String name = numbered(base, number) + "." + extension;
        while (shop.fileIsTaken(folder + name)) {
            number++;
            name = numbered(base, number) + "." + extension;
        }
        if (ImageJson.url(shop, folder + name).length() > LONGEST_URL) {
            return 0;
        }
        boolean scaled = header.width() > LARGEST_SIDE || header.height() > LARGEST_SIDE;
        double ratio =
                scaled ? Math.min((double) LARGEST_SIDE / header.width(), (double) LARGEST_SIDE / header.height()) : 1;
        long id = shop.newPostId();
        long now = shop.clock().now();
        shop.store(new MediaItem(
                id,
                folder + name,
                name,
                "",
                now,
                now,
                (int) Math.round(header.width() * ratio),
                (int) Math.round(header.height() * ratio),
                0,
                scaled,
                content));
        return id;
    }

    private static String numbered(String base, int number) {
        return number == 0 ? base : base + "-" + number;
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1);
    }

    /** {@code sanitize_file_name}. */
    static String fileName(String name) {
        String text = SPECIAL.matcher(Slugs.withoutAccents(name)).replaceAll("");
        text = text.replaceAll("\\.{2,}", ".").replaceAll("[\\r\\n\\t -]+", "-");
        return text.replaceAll("^[.\\-_]+|[.\\-_]+$", "");
    }

    /** {@code esc_url_raw}. */
    private static String escaped(String src) {
        String url = src.strip().replace(" ", "%20");
        if (url.isEmpty() || url.startsWith("//")) {
            return url;
        }
        int colon = url.indexOf(':');
        if (colon < 0) {
            return "http://" + url;
        }
        return SCHEMES.contains(url.substring(0, colon).toLowerCase(Locale.ROOT)) ? url : "";
    }

    private byte[] download(String url) throws Refused {
        URI uri = validated(url);
        fetched.add(url);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("User-Agent", "WordPress/7.1; " + shop.url())
                .header("Accept", "*/*")
                .build();
        try {
            HttpResponse<byte[]> response = client(uri).send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw unreachable(url, REASONS.getOrDefault(response.statusCode(), "HTTP " + response.statusCode()));
            }
            return response.body();
        } catch (ConnectException e) {
            throw unreachable(
                    url,
                    "cURL error 7: Failed to connect to " + uri.getHost() + " port " + port(uri)
                            + " after 0 ms: Couldn't connect to server");
        } catch (HttpTimeoutException e) {
            throw unreachable(url, "cURL error 28: Operation timed out after " + PATIENCE.toMillis() + " milliseconds");
        } catch (IOException e) {
            throw unreachable(url, "cURL error 52: Empty reply from server");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(url, "cURL error 28: Operation timed out");
        }
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
    }

    /** {@code wp_http_validate_url} (fact 83). */
    private URI validated(String url) throws Refused {
        URI uri = parsed(url);
        if (uri == null || !isFetchable(uri)) {
            throw unreachable(url, "A valid URL was not provided.");
        }
        return uri;
    }

    private boolean isFetchable(URI uri) {
        boolean good = uri.getHost() != null
                && Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
                && uri.getUserInfo() == null
                && resolves(uri.getHost());
        return good && (shop.settings().allowPrivateImageHosts() || isOwn(uri) || PORTS.contains(port(uri)));
    }

    private boolean isOwn(URI uri) {
        return uri.toString().startsWith(shop.url() + "/");
    }

    private static @Nullable URI parsed(String url) {
        try {
            return URI.create(URI.create(url).toASCIIString());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private boolean resolves(String host) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                boolean internal = address.isLoopbackAddress()
                        || address.isSiteLocalAddress()
                        || address.isAnyLocalAddress()
                        || address.isLinkLocalAddress();
                if (internal && !shop.settings().allowPrivateImageHosts()) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static Refused unreachable(String url, String reason) {
        return new Refused(
                "woocommerce_rest_invalid_remote_image_url",
                "Error getting remote image " + url + ". Error: " + reason);
    }

    private static Refused invalid(String reason) {
        return new Refused("woocommerce_rest_invalid_image", "Invalid image: " + reason);
    }

    /** The shop did not take the image. */
    static final class Refused extends Exception {
        private final String code;
        private final String text;

        Refused(String code, String text) {
            super(text);
            this.code = code;
            this.text = text;
        }

        String code() {
            return code;
        }

        String text() {
            return text;
        }
    }
}
