package io.github.wooautosync.woo.http;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/** The limits and permissions of one factory, checked by its builder. */
record TransportSettings(
        Duration connectTimeout,
        Duration requestTimeout,
        int maximumAnswerSize,
        int maximumNesting,
        boolean plainHttpAllowed,
        boolean privateAddressesAllowed,
        String userAgent,
        Clock clock,
        Supplier<String> nonces) {}
