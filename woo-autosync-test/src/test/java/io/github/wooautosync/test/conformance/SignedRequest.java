package io.github.wooautosync.test.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An OAuth 1.0a signature of a recording, made again for the address of the fake store: the signature covers the URL.
 * Whatever was wrong with the recorded one (key, nonce, time, method) stays wrong.
 */
record SignedRequest(String recordedSignature, String signature) {

    static SignedRequest of(JsonNode oauth, String url) {
        String[] parts = oauth.path("base_string").asText().split("&");
        parts[1] = percentEncoded(url.replaceFirst("\\?.*", ""));
        String algorithm = oauth.path("base_string").asText().contains("HMAC-SHA256") ? "HmacSHA256" : "HmacSHA1";
        return new SignedRequest(
                oauth.path("signature").asText(),
                hmac(algorithm, oauth.path("signing_key").asText(), String.join("&", parts)));
    }

    /** Puts the new signature where the recorded one is, in a query or in an Authorization header. */
    String in(String text) {
        return text.replace(percentEncoded(recordedSignature), percentEncoded(signature));
    }

    private static String hmac(String algorithm, String key, String text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String percentEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
