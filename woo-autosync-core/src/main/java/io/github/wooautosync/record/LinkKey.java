package io.github.wooautosync.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Names one thing of the PIM that a store has its own id for. URLs and category paths are longer than indexes of
 * databases allow, and databases disagree about letter case and accents, so a key is a digest of them.
 *
 * @param text {@value #LENGTH} characters of {@code 0-9a-f}
 */
public record LinkKey(LinkKind kind, String text) {

    /** The length of every key text. */
    public static final int LENGTH = 32;

    private static final Pattern TEXT = Pattern.compile("[0-9a-f]{" + LENGTH + "}");

    public LinkKey {
        Objects.requireNonNull(kind, "kind");
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("a link key has " + LENGTH + " characters of 0-9a-f, but was " + text);
        }
    }

    /** The key of something that a list of texts names, such as the names of a category path; letter case counts. */
    public static LinkKey of(LinkKind kind, List<String> parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            // A zero byte keeps ("ab", "c") apart from ("a", "bc").
            digest.update((byte) 0);
        }
        return new LinkKey(kind, HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), LENGTH / 2)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
