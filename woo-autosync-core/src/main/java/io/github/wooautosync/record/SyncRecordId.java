package io.github.wooautosync.record;

/**
 * Names one sync record. Given by the store of records.
 *
 * @param value positive
 */
public record SyncRecordId(long value) implements Comparable<SyncRecordId> {

    public SyncRecordId {
        if (value <= 0) {
            throw new IllegalArgumentException("sync record id must be positive, but was " + value);
        }
    }

    @Override
    public int compareTo(SyncRecordId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
