package io.github.wooautosync.woo.http;

import io.github.wooautosync.woo.StoreAccess;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Takes key and secret out of texts that came from outside: error pages and plug-ins like to repeat the address or the
 * headers of a request (fact 15).
 */
final class SecretMask {

    private static final String MASK = "********";
    private static final int DEEPEST_CAUSE = 20;

    private final Set<String> secrets = new LinkedHashSet<>();

    SecretMask(StoreAccess access) {
        String key = access.credentials().consumerKey();
        String secret = access.credentials().consumerSecret().reveal();
        add(basicToken(key, secret));
        add(secret);
        add(PercentEncoding.encode(secret));
        add(key);
        add(PercentEncoding.encode(key));
    }

    static String basicToken(String key, String secret) {
        return Base64.getEncoder().encodeToString((key + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    String apply(String text) {
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, MASK);
        }
        return masked;
    }

    /** Whether an exception can be handed on as it is, with all its causes. */
    boolean isClean(Throwable throwable) {
        Throwable current = throwable;
        for (int depth = 0; current != null && depth < DEEPEST_CAUSE; depth++) {
            String text = current.toString();
            if (!apply(text).equals(text)) {
                return false;
            }
            current = current.getCause();
        }
        return current == null;
    }

    private void add(String secret) {
        if (!secret.isBlank()) {
            secrets.add(secret);
        }
    }
}
