package io.github.wooautosync.test.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Dates that depend on when something was done. Their value is not compared; their form is, their distance between local
 * and GMT, and whether {@code date_modified_gmt} moved since the product was seen last.
 */
final class Dates {

    private static final Set<String> SET_BY_THE_SHOP =
            Set.of("date_created", "date_created_gmt", "date_modified", "date_modified_gmt");
    private static final String DAY_OF_THE_RECORDING = "2026-11-22T";

    private final Map<Long, JsonNode> lastRecorded = new HashMap<>();
    private final Map<Long, JsonNode> lastActual = new HashMap<>();
    private String newestRecorded = "";

    /** Whether this recorded value only tells when the recording was made. */
    static boolean isVolatile(String key, JsonNode recorded) {
        return (SET_BY_THE_SHOP.contains(key) && recorded.asText().startsWith(DAY_OF_THE_RECORDING))
                || (key.equals("value") && isSecond(recorded));
    }

    /** Whether the other value could stand in the place of a volatile one. */
    static boolean sameForm(JsonNode recorded, JsonNode actual) {
        return isSecond(recorded) ? isSecond(actual) : parsed(actual) != null;
    }

    /** A Unix time stamp of those days, as in the meta data of a trashed product. */
    private static boolean isSecond(JsonNode value) {
        return value.isTextual() && value.asText().matches("17953\\d{5}");
    }

    /** Compares the distance of each local date to its GMT twin. */
    void compareOffsets(String where, JsonNode recorded, JsonNode actual, List<Difference> differences) {
        for (String key : List.of("date_created", "date_modified")) {
            Duration expected = offset(recorded, key);
            Duration found = offset(actual, key);
            if (expected != null && found != null && !expected.equals(found)) {
                differences.add(Difference.of(where + "." + key + " minus GMT", expected, found));
            }
        }
    }

    /** Compares whether the product changed since it was seen last. */
    void compareBump(String where, JsonNode recorded, JsonNode actual, List<Difference> differences) {
        JsonNode expected = recorded.path("date_modified_gmt");
        JsonNode found = actual.path("date_modified_gmt");
        if (!recorded.path("id").isInt() || parsed(expected) == null || parsed(found) == null) {
            return;
        }
        long id = recorded.path("id").asLong();
        JsonNode expectedBefore = lastRecorded.put(id, expected);
        JsonNode foundBefore = lastActual.put(id, found);
        if (expectedBefore != null && foundBefore != null) {
            boolean moved = !expectedBefore.equals(expected);
            // Within one second of the recording nothing can be told: the date has no finer resolution.
            boolean provablyStill = !moved && newestRecorded.compareTo(expected.asText()) > 0;
            if (moved && foundBefore.equals(found)) {
                differences.add(Difference.of(where + ".date_modified_gmt", "moved", "still " + found.asText()));
            }
            if (provablyStill && !foundBefore.equals(found)) {
                differences.add(Difference.of(where + ".date_modified_gmt", "unchanged", "moved to " + found.asText()));
            }
        }
        if (newestRecorded.compareTo(expected.asText()) < 0) {
            newestRecorded = expected.asText();
        }
    }

    private static @Nullable Duration offset(JsonNode object, String key) {
        LocalDateTime local = parsed(object.path(key));
        LocalDateTime gmt = parsed(object.path(key + "_gmt"));
        return local == null || gmt == null ? null : Duration.between(gmt, local);
    }

    private static @Nullable LocalDateTime parsed(JsonNode value) {
        try {
            return value.isTextual() ? LocalDateTime.parse(value.asText()) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
