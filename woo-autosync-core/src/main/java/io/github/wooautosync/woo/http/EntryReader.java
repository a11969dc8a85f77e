package io.github.wooautosync.woo.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wooautosync.woo.StoreEntry;
import io.github.wooautosync.woo.StorePage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads entries and pages from JSON; what has another shape is no answer. */
final class EntryReader {

    private EntryReader() {}

    /** Empty when the JSON is no object with a positive id. */
    static Optional<StoreEntry> entry(JsonNode json) {
        long id = json.isObject() ? json.path("id").asLong(0) : 0;
        return id > 0 ? Optional.of(new StoreEntry(id, json)) : Optional.empty();
    }

    /** Empty when the JSON is no list of entries. */
    static Optional<StorePage> page(JsonNode json, RawAnswer answer) {
        if (!json.isArray()) {
            return Optional.empty();
        }
        List<StoreEntry> entries = new ArrayList<>(json.size());
        for (JsonNode element : json) {
            Optional<StoreEntry> entry = entry(element);
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            entries.add(entry.get());
        }
        long total = number(answer.header("X-WP-Total"), entries.size());
        long pages = number(answer.header("X-WP-TotalPages"), 1);
        return Optional.of(new StorePage(entries, total, (int) Math.min(Integer.MAX_VALUE, pages)));
    }

    private static long number(String header, long otherwise) {
        try {
            return Math.max(0, Long.parseLong(header));
        } catch (NumberFormatException absent) {
            return otherwise;
        }
    }
}
