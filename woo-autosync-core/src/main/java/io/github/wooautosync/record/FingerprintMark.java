package io.github.wooautosync.record;

import org.jspecify.annotations.Nullable;

/**
 * What a fingerprint says beside the value that the store is known to have. A marked fingerprint equals that of no value.
 */
public enum FingerprintMark {
    /**
     * The PIM has another value, which automatic updates do not push: it goes with the next export, or when its group of
     * fields is switched on.
     */
    HELD_BACK("~"),
    /** The field was sent once and is the shop's from then on. */
    LEFT_TO_SHOP("!");

    private final String prefix;

    FingerprintMark(String prefix) {
        this.prefix = prefix;
    }

    /** Marks a fingerprint; an empty one means that the store's value is not known. */
    public String mark(String fingerprint) {
        return prefix + fingerprint;
    }

    public boolean isOn(@Nullable String fingerprint) {
        return fingerprint != null && fingerprint.startsWith(prefix);
    }

    /** The fingerprint without this mark. */
    public String removeFrom(String fingerprint) {
        return isOn(fingerprint) ? fingerprint.substring(prefix.length()) : fingerprint;
    }
}
