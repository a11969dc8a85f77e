package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Who is asking: facts 5, 11 to 22. */
final class Authentication {

    private final Shop shop;
    private final Map<String, ApiKey> keys = new ConcurrentHashMap<>();
    private final OAuth oauth;
    private volatile boolean revoked;

    Authentication(Shop shop, Iterable<ApiKey> keys) {
        this.shop = shop;
        keys.forEach(key -> this.keys.put(key.key(), key));
        this.oauth = new OAuth(shop);
    }

    void revoke(boolean nowRevoked) {
        revoked = nowRevoked;
    }

    /** The key that the request proves to have; null for an anonymous one. */
    @Nullable
    ApiKey authenticate(IncomingRequest request, ObjectNode query) {
        if (!request.rawUri().contains("wp-json/wc/") && !request.rawUri().contains("wp-json/wc-")) {
            return null; // keys are looked at only when this text occurs in the URI (fact 5)
        }
        if (seesTls(request) || shop.settings().basicAllowedOverHttp()) {
            ApiKey key = basic(request, query);
            if (key != null) {
                return key;
            }
        }
        return oauth.authenticate(request, query, this::find);
    }

    private boolean seesTls(IncomingRequest request) {
        return request.tls()
                || (shop.settings().trustForwardedProto()
                        && "https".equalsIgnoreCase(request.header("X-Forwarded-Proto")));
    }

    private @Nullable ApiKey find(String consumerKey) {
        return revoked ? null : keys.get(consumerKey);
    }

    private @Nullable ApiKey basic(IncomingRequest request, ObjectNode query) {
        String consumerKey = text(query, "consumer_key");
        String secret = text(query, "consumer_secret");
        if (consumerKey.isEmpty() || secret.isEmpty()) {
            String[] pair = header(request.header("Authorization"));
            consumerKey = pair[0];
            secret = pair[1];
        }
        ApiKey key = find(consumerKey.strip()); // a space before the key does not matter, one after the secret does
        if (key != null && !key.secret().equals(secret)) {
            throw RestError.unauthorised("woocommerce_rest_authentication_error", "Consumer secret is invalid.");
        }
        return key;
    }

    private static String text(ObjectNode query, String name) {
        JsonNode value = query.get(name);
        return value == null || value.isContainerNode() ? "" : value.asText();
    }

    private static String[] header(@Nullable String authorization) {
        String[] nothing = {"", ""};
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith("basic ")) {
            return nothing;
        }
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(authorization.substring(6).strip());
            String pair = new String(decoded, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? nothing : new String[] {pair.substring(0, colon), pair.substring(colon + 1)};
        } catch (IllegalArgumentException e) {
            return nothing;
        }
    }

    /** What the key may do is asked before the route is looked for (facts 10, 13, 146). */
    static void checkPermission(@Nullable ApiKey key, String method) {
        if (key == null || method.equals("OPTIONS")) {
            return;
        }
        if (Set.of("GET", "HEAD").contains(method)) {
            if (!key.mayRead()) {
                throw refused("The API key provided does not have read permissions.");
            }
        } else if (Set.of("POST", "PUT", "PATCH", "DELETE").contains(method)) {
            if (!key.mayWrite()) {
                throw refused("The API key provided does not have write permissions.");
            }
        } else {
            throw refused("Unknown request method.");
        }
    }

    private static RestError refused(String message) {
        return RestError.unauthorised("woocommerce_rest_authentication_error", message);
    }
}
