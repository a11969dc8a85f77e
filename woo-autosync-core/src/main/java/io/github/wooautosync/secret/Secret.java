package io.github.wooautosync.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * A text that must never be shown, such as a consumer secret. {@link #toString()} masks it, so that it cannot reach a
 * log line or an exception by accident; {@link #reveal()} is the one way to the clear text.
 *
 * <p>Immutable and safe for use by several threads. Equality compares in constant time.
 */
public final class Secret {

    private static final String MASK = "********";

    private final String clearText;

    private Secret(String clearText) {
        this.clearText = Objects.requireNonNull(clearText, "secret");
    }

    public static Secret of(String clearText) {
        return new Secret(clearText);
    }

    /** The clear text: for the place that signs or encrypts, and for nothing else. */
    public String reveal() {
        return clearText;
    }

    public boolean isBlank() {
        return clearText.isBlank();
    }

    /** A key shortened to what helps a person to recognise it: {@code ck_1…9f3c}; a short one is masked as a whole. */
    public static String abbreviate(String key) {
        return key.length() < 12 ? MASK : key.substring(0, 4) + "…" + key.substring(key.length() - 4);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
    }

    @Override
    public int hashCode() {
        return clearText.hashCode();
    }

    @Override
    public String toString() {
        return MASK;
    }

    private byte[] bytes() {
        return clearText.getBytes(StandardCharsets.UTF_8);
    }
}
