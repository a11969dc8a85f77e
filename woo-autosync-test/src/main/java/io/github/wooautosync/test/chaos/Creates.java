package io.github.wooautosync.test.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wooautosync.test.store.RecordedRequest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Remembers which products and variations a store was asked to create, and which ids it was told later. What was created
 * by a request without an answer, and deleted in the PIM before the engine found it, stays behind: nobody knows its id.
 */
final class Creates {

    private static final Pattern SINGLE = Pattern.compile("^products/(?:\\d+/variations/)?(\\d+)$");

    /** What was asked for to the request that asked for it last. */
    private final Map<String, Long> asked = new HashMap<>();

    private final Set<String> unknown = new HashSet<>();
    private final Set<Long> addressed = new HashSet<>();
    private long firstOfStep;

    static String product(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf(' ')));
    }

    static String variation(long parentId, String size) {
        return parentId + " in " + size;
    }

    synchronized void note(RecordedRequest request, boolean hit) {
        String path = request.path();
        if (path.startsWith("products/batch") || path.endsWith("/variations/batch")) {
            request.body().path("create").forEach(item -> note(label(path, item), request.sequence(), hit));
            request.body()
                    .path("update")
                    .forEach(item -> addressed.add(item.path("id").asLong()));
            request.body().path("delete").forEach(id -> addressed.add(id.asLong()));
        }
        Matcher single = SINGLE.matcher(path);
        if (single.matches()) {
            addressed.add(Long.parseLong(single.group(1)));
        }
    }

    private void note(String label, long sequence, boolean hit) {
        asked.put(label, sequence);
        if (hit) {
            unknown.add(label);
        }
    }

    private static String label(String path, JsonNode item) {
        return path.startsWith("products/batch")
                ? product(item.path("name").asText())
                : variation(
                        Long.parseLong(path.split("/")[1]),
                        item.path("attributes").path(0).path("option").asText());
    }

    synchronized void beginStep(long nextSequence) {
        firstOfStep = nextSequence;
    }

    /** The store, or a node, died: what was asked for lately is unknown. */
    synchronized void forgotten() {
        asked.forEach((label, sequence) -> {
            if (sequence >= firstOfStep) {
                unknown.add(label);
            }
        });
    }

    /** Whether the engine may never have learned that this was created. */
    synchronized boolean isUnknown(String label, long id) {
        return unknown.contains(label) && !addressed.contains(id);
    }
}
