package io.github.wooautosync.catalog;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/** Which store a product is loaded for. */
public record ConnectionContext(
        ConnectionId connectionId,
        OwnerId ownerId,
        String storeName,
        Optional<Locale> locale,
        Optional<Currency> currency,
        Optional<String> channel) {}
