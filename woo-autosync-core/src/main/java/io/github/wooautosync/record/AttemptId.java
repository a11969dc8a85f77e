package io.github.wooautosync.record;

/**
 * Names one attempt. Given by the store of attempts; a later attempt has a greater one.
 *
 * @param value positive
 */
public record AttemptId(long value) {

    public AttemptId {
        if (value <= 0) {
            throw new IllegalArgumentException("attempt id must be positive, but was " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
