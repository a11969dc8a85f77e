package io.github.wooautosync.test.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wooautosync.test.store.RecordedRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Remembers which requests asked a store to fetch which pictures. A store can come to a second copy of a picture only
 * where the engine could not learn the outcome of the first try: the request was hit, refused, or its node died.
 */
final class Uploads {

    private final List<Asked> asked = new ArrayList<>();
    private final Set<Long> unknown = new HashSet<>();

    private record Asked(long sequence, String file) {}

    synchronized void note(RecordedRequest request, boolean hit) {
        int before = asked.size();
        note(request.sequence(), request.body());
        for (String list : List.of("create", "update")) {
            request.body().path(list).forEach(item -> note(request.sequence(), item));
        }
        if (hit && asked.size() > before) {
            unknown.add(request.sequence());
        }
    }

    private void note(long sequence, JsonNode product) {
        note(sequence, product.path("images"), "src");
        if (product.path("image").has("src")) {
            add(sequence, product.path("image").path("src").asText());
        }
    }

    private void note(long sequence, JsonNode images, String place) {
        for (JsonNode image : images) {
            if (image.has(place)) {
                add(sequence, image.path(place).asText());
            }
        }
    }

    private void add(long sequence, String url) {
        asked.add(new Asked(sequence, url.substring(url.lastIndexOf('/') + 1)));
    }

    /** A node died: what it learned last may be lost with it. */
    synchronized void forgotten() {
        if (!asked.isEmpty()) {
            unknown.add(asked.get(asked.size() - 1).sequence());
        }
    }

    /** File to the number of tries whose outcome the engine could not keep. */
    synchronized Map<String, Integer> unknownTries(Map<Long, Integer> statuses) {
        Map<String, Integer> tries = new HashMap<>();
        for (Asked one : asked) {
            int status = statuses.getOrDefault(one.sequence(), -1);
            if (unknown.contains(one.sequence()) || status < 200 || status >= 300) {
                tries.merge(one.file(), 1, Integer::sum);
            }
        }
        return tries;
    }

    /** All requests with a file, for people. */
    synchronized String history(String file, Map<Long, Integer> statuses) {
        StringBuilder history = new StringBuilder();
        for (Asked one : asked) {
            if (one.file().equals(file)) {
                history.append(" #")
                        .append(one.sequence())
                        .append(unknown.contains(one.sequence()) ? " (unknown): " : ": ")
                        .append(statuses.getOrDefault(one.sequence(), -1));
            }
        }
        return history.toString();
    }
}
