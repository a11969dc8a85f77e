package io.github.wooautosync.catalog;

/**
 * What a host says about a field that it names. A field that it does not name is absent: it is never sent.
 *
 * @param <T> type of the field
 */
public sealed interface FieldValue<T> {

    /** The store shall have this value. */
    record Given<T>(T value) implements FieldValue<T> {}

    /** The store shall have no value. */
    record Cleared<T>() implements FieldValue<T> {}
}
