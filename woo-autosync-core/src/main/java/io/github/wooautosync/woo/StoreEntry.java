package io.github.wooautosync.woo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * What a store said about one product, variation or term: at least its id, and the fields that were asked for.
 *
 * @param id positive
 * @param fields the JSON object of the answer; not to be changed
 */
public record StoreEntry(long id, JsonNode fields) {

    public StoreEntry {
        if (id <= 0) {
            throw new IllegalArgumentException("a store entry has a positive id, but this one has " + id);
        }
    }

    /** The text of a field; empty when the field is absent or not a text. */
    public Optional<String> text(String field) {
        JsonNode value = fields.get(field);
        return value != null && value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }

    public Optional<String> sku() {
        return text("sku");
    }

    /** Such as {@code publish}, {@code draft} or {@code trash}. */
    public Optional<String> status() {
        return text("status");
    }

    public boolean isInTrash() {
        return status().filter("trash"::equals).isPresent();
    }

    public boolean isVariation() {
        return text("type").filter("variation"::equals).isPresent();
    }

    /** {@code date_modified_gmt}, which has a resolution of one second (fact 48). */
    public Optional<Instant> modifiedAt() {
        return text("date_modified_gmt").flatMap(StoreEntry::parseGmt);
    }

    private static Optional<Instant> parseGmt(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }
}
