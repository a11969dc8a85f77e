package io.github.wooautosync.connection;

import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/**
 * Whom a store sells to, so that the host can answer with the right texts and prices.
 *
 * @param channel a word of the host's own, such as {@code b2b}
 */
public record Market(Optional<Locale> locale, Optional<Currency> currency, Optional<String> channel) {

    private static final Market UNSPECIFIED = new Market(Optional.empty(), Optional.empty(), Optional.empty());

    public static Market unspecified() {
        return UNSPECIFIED;
    }
}
