package io.github.wooautosync.engine;

import io.github.wooautosync.woo.WooFailure;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The ids of terms, and why some have none. Used by one thread. */
final class ResolvedTerms {

    private final Map<TermPath, Long> ids = new HashMap<>();
    private final Map<TermPath, WooFailure> refusals = new HashMap<>();
    private final boolean supported;

    ResolvedTerms(boolean supported) {
        this.supported = supported;
    }

    /** Whether the store knows this kind of terms at all. */
    boolean isSupported() {
        return supported;
    }

    void put(TermPath path, long id) {
        ids.put(path, id);
    }

    void refuse(TermPath path, WooFailure failure) {
        refusals.put(path, failure);
    }

    Optional<Long> id(TermPath path) {
        return Optional.ofNullable(ids.get(path));
    }

    Optional<WooFailure> refusal(TermPath path) {
        return Optional.ofNullable(refusals.get(path));
    }
}
