package io.github.wooautosync.failure;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every failure code that a product or a connection can show, with cause and remedy. Codes of the library are all here;
 * of the codes of stores, those that WooCommerce and WordPress are known to answer: a plug-in may have codes of its
 * own, for which {@link #describe} falls back to what their class means. Immutable.
 */
public final class FailureCatalogue {

    /** A field of a product with a value that no store would take: the rest of such a code is the field's name. */
    public static final String INVALID_FIELD = "invalid_";

    private static final Map<String, FailureDescription> BY_CODE = byCode(Stream.of(
                    ProductFailures.ALL,
                    LinkFailures.ALL,
                    RemovalFailures.ALL,
                    ReferenceFailures.ALL,
                    HostFailures.ALL,
                    TransportFailures.ALL,
                    StoreFailures.ALL,
                    StoreItemFailures.ALL)
            .flatMap(List::stream)
            .toList());

    private FailureCatalogue() {}

    /** All that are known by name, in the order in which the documentation shows them. */
    public static Collection<FailureDescription> all() {
        return BY_CODE.values();
    }

    /** What a code means; absent when nobody knows it. */
    public static Optional<FailureDescription> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code))
                .or(() -> code.startsWith(INVALID_FIELD)
                        ? Optional.of(ProductFailures.invalid(code.substring(INVALID_FIELD.length())))
                        : Optional.empty());
    }

    /**
     * What a code means.
     *
     * @param otherwise the kind of failure that a code which nobody knows is taken for
     */
    public static FailureDescription describe(String code, FailureClass otherwise) {
        return find(code).orElseGet(() -> otherwise.describe(code));
    }

    private static Map<String, FailureDescription> byCode(List<FailureDescription> all) {
        Map<String, FailureDescription> byCode = new LinkedHashMap<>();
        for (FailureDescription description : all) {
            if (byCode.put(description.code(), description) != null) {
                throw new IllegalStateException("failure code " + description.code() + " is described twice");
            }
        }
        return Collections.unmodifiableMap(byCode);
    }
}
