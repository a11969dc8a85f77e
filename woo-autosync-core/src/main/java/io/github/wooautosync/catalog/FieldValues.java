package io.github.wooautosync.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Typed field values in the order in which they were named. Immutable. */
public final class FieldValues {

    private static final FieldValues NONE = new FieldValues(Map.of());

    private final Map<ProductField<?>, FieldValue<?>> values;

    private FieldValues(Map<ProductField<?>, FieldValue<?>> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public static FieldValues none() {
        return NONE;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The fields that the host named, given or cleared. */
    public Set<ProductField<?>> named() {
        return values.keySet();
    }

    /** What the host said of a field; absent when it did not name it. */
    @SuppressWarnings("unchecked") // the builder puts only values of the field's own type
    public <T> Optional<FieldValue<T>> get(ProductField<T> field) {
        return Optional.ofNullable((FieldValue<T>) values.get(field));
    }

    /** The value of a field; absent when it was cleared or not named. */
    public <T> Optional<T> value(ProductField<T> field) {
        return get(field)
                .flatMap(value ->
                        value instanceof FieldValue.Given<T> given ? Optional.of(given.value()) : Optional.empty());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldValues that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }

    /** Collects values. Not safe for use by several threads. */
    public static final class Builder {

        private final Map<ProductField<?>, FieldValue<?>> values = new LinkedHashMap<>();

        private Builder() {}

        public <T> Builder set(ProductField<T> field, T value) {
            values.put(field, new FieldValue.Given<>(Objects.requireNonNull(value, field.name())));
            return this;
        }

        public <T> Builder clear(ProductField<T> field) {
            values.put(field, new FieldValue.Cleared<T>());
            return this;
        }

        public FieldValues build() {
            return new FieldValues(values);
        }
    }
}
