package io.github.wooautosync.spring.web;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.ToLongFunction;

/** Constants as callers read and write them: in lower case. */
final class Words {

    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> Optional<E> find(Class<E> type, String word) {
        for (E constant : type.getEnumConstants()) {
            if (of(constant).equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    /** Such as {@code gtin, slug}. */
    static String list(Enum<?>... constants) {
        StringJoiner list = new StringJoiner(", ");
        for (Enum<?> constant : constants) {
            list.add(of(constant));
        }
        return list.toString();
    }

    /** How many there are of each, in order, also of those of which there are none. */
    static <E extends Enum<E>> Map<String, Long> counts(Class<E> type, ToLongFunction<E> count) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            counts.put(of(constant), count.applyAsLong(constant));
        }
        return counts;
    }
}
