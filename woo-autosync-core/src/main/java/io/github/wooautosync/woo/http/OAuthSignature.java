package io.github.wooautosync.woo.http;

import io.github.wooautosync.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * OAuth 1.0a with one leg, as WooCommerce reads it: HMAC-SHA256 over method, address and sorted parameters; the key is
 * the consumer secret and an ampersand; a JSON body takes no part (facts 17, 18).
 */
final class OAuthSignature {

    private static final String ALGORITHM = "HmacSHA256";

    private final String consumerKey;
    private final Secret consumerSecret;

    OAuthSignature(String consumerKey, Secret consumerSecret) {
        this.consumerKey = consumerKey;
        this.consumerSecret = consumerSecret;
    }

    /** The parameters with those of OAuth, sorted, the signature last. */
    Map<String, String> sign(
            String method, String address, Map<String, String> parameters, String nonce, long epochSecond) {
        Map<String, String> sorted = new TreeMap<>(parameters);
        sorted.put("oauth_consumer_key", consumerKey);
        sorted.put("oauth_nonce", nonce);
        sorted.put("oauth_signature_method", "HMAC-SHA256");
        sorted.put("oauth_timestamp", Long.toString(epochSecond));
        Map<String, String> signed = new LinkedHashMap<>(sorted);
        signed.put("oauth_signature", hmac(baseString(method, address, sorted)));
        return signed;
    }

    /** What is signed; package-private so that recorded base strings can be compared with it. */
    static String baseString(String method, String address, Map<String, String> parameters) {
        return method + "&" + PercentEncoding.encode(address) + "&"
                + PercentEncoding.encode(PercentEncoding.query(new TreeMap<>(parameters)));
    }

    private String hmac(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            byte[] key = (consumerSecret.reveal() + "&").getBytes(StandardCharsets.UTF_8);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, impossible);
        }
    }
}
