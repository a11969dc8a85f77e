package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** OAuth 1.0a with one leg: facts 17 to 22. */
final class OAuth {

    private static final int WINDOW_SECONDS = 15 * 60;
    private static final List<String> PARAMETERS = List.of(
            "oauth_consumer_key", "oauth_timestamp", "oauth_nonce", "oauth_signature", "oauth_signature_method");
    private static final Pattern HEADER_PARAMETER = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

    private final Shop shop;

    /** Per key one nonce for each second: the last one (fact 22). */
    private final Map<String, Map<Long, String>> usedNonces = new ConcurrentHashMap<>();

    OAuth(Shop shop) {
        this.shop = shop;
    }

    @Nullable
    ApiKey authenticate(IncomingRequest request, ObjectNode query, Function<String, @Nullable ApiKey> keys) {
        Map<String, String> sent = parameters(request, query);
        if (PARAMETERS.stream().noneMatch(name -> !sent.getOrDefault(name, "").isEmpty())) {
            return null;
        }
        refuseMissing(sent);
        ApiKey key = keys.apply(value(sent, "oauth_consumer_key"));
        if (key == null) {
            throw refused("Consumer key is invalid.");
        }
        checkSignature(request, query, sent, key);
        checkTimestampAndNonce(sent, key);
        return key;
    }

    private static String value(Map<String, String> sent, String name) {
        return sent.getOrDefault(name, "");
    }

    private static Map<String, String> parameters(IncomingRequest request, ObjectNode query) {
        Map<String, String> found = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : query.properties()) {
            if (entry.getKey().startsWith("oauth_")) {
                found.put(entry.getKey(), entry.getValue().asText());
            }
        }
        String header = request.header("Authorization");
        if (header != null && header.startsWith("OAuth ")) {
            Matcher matcher = HEADER_PARAMETER.matcher(header);
            while (matcher.find()) {
                found.put(matcher.group(1), URLDecoder.decode(matcher.group(2), StandardCharsets.UTF_8));
            }
        }
        return found;
    }

    private static void refuseMissing(Map<String, String> sent) {
        List<String> missing = new ArrayList<>();
        for (String name : PARAMETERS) {
            if (value(sent, name).isEmpty()) {
                missing.add(name);
            }
        }
        if (!missing.isEmpty()) {
            throw RestError.unauthorised(
                    "woocommerce_rest_authentication_missing_parameter",
                    "Missing OAuth parameter" + (missing.size() == 1 ? " " : "s ") + String.join(", ", missing));
        }
    }

    private void checkSignature(IncomingRequest request, ObjectNode query, Map<String, String> sent, ApiKey key) {
        String algorithm = switch (value(sent, "oauth_signature_method")) {
            case "HMAC-SHA1" -> "HmacSHA1";
            case "HMAC-SHA256" -> "HmacSHA256";
            default -> throw refused("Invalid signature - signature method is invalid.");
        };
        String base =
                request.method() + "&" + encode(shop.url() + request.rawPath()) + "&" + encode(normalized(query, sent));
        String expected = sign(algorithm, key.secret() + "&", base);
        boolean same = MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8),
                value(sent, "oauth_signature").replace(' ', '+').getBytes(StandardCharsets.UTF_8));
        if (!same) {
            throw refused("Invalid signature - provided signature does not match.");
        }
    }

    private static String normalized(ObjectNode query, Map<String, String> sent) {
        Map<String, String> all = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : query.properties()) {
            JsonNode value = entry.getValue();
            if (value.isArray()) {
                for (int i = 0; i < value.size(); i++) {
                    all.put(
                            encode(entry.getKey() + "[" + i + "]"),
                            encode(value.get(i).asText()));
                }
            } else if (value.isObject()) {
                for (Map.Entry<String, JsonNode> inner : value.properties()) {
                    all.put(
                            encode(entry.getKey() + "[" + inner.getKey() + "]"),
                            encode(inner.getValue().asText()));
                }
            } else {
                all.put(encode(entry.getKey()), encode(value.asText()));
            }
        }
        sent.forEach((name, value) -> all.put(encode(name), encode(value)));
        all.remove("oauth_signature");
        List<String> pairs = new ArrayList<>();
        all.forEach((name, value) -> pairs.add(name + "=" + value));
        return String.join("&", pairs);
    }

    /** RFC 3986. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String sign(String algorithm, String key, String text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + algorithm, e);
        }
    }

    private void checkTimestampAndNonce(Map<String, String> sent, ApiKey key) {
        long now = shop.clock().now();
        long timestamp = timestamp(value(sent, "oauth_timestamp"));
        if (timestamp < now - WINDOW_SECONDS || timestamp > now + WINDOW_SECONDS) {
            throw refused("Invalid timestamp.");
        }
        String nonce = value(sent, "oauth_nonce");
        Map<Long, String> used = usedNonces.computeIfAbsent(key.key(), ignored -> new TreeMap<>());
        synchronized (used) {
            if (used.containsValue(nonce)) {
                throw refused("Invalid nonce - nonce has already been used.");
            }
            used.put(timestamp, nonce);
            used.keySet().removeIf(second -> second < now - WINDOW_SECONDS);
        }
    }

    private static long timestamp(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static RestError refused(String message) {
        return RestError.unauthorised("woocommerce_rest_authentication_error", message);
    }
}
