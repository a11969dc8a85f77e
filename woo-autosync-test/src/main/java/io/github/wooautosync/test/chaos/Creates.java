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
 * Remembers which products and variations a store was asked to create, and about which ids it gave an answer. What was
 * created by a request without an answer, and deleted in the PIM before any answer about it came, stays behind: the
 * engine has no link to it.
 */
final class Creates {

    private static final Pattern SINGLE = Pattern.compile("^products/(?:\\d+/variations/)?(\\d+)$");

    /** What was asked for to the request that asked for it last. */
    private final Map<String, Long> asked = new HashMap<>();

    private final Set<String> unknown = new HashSet<>();
    private final Set<Long> answered = new HashSet<>();
    /** Of this step: a node that dies takes them along. */
    private final Set<Long> answeredLately = new HashSet<>();

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
        }
        if (!hit && request.isWrite()) {
            answered(request);
        }
    }

    private void answered(RecordedRequest request) {
        request.body()
                .path("update")
                .forEach(item -> answeredLately.add(item.path("id").asLong()));
        Matcher single = SINGLE.matcher(request.path());
        if (single.matches()) {
            answeredLately.add(Long.parseLong(single.group(1)));
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
        answered.addAll(answeredLately);
        answeredLately.clear();
    }

    /** The store, or a node, died: what was asked for lately is unknown. */
    synchronized void forgotten() {
        answeredLately.clear();
        asked.forEach((label, sequence) -> {
            if (sequence >= firstOfStep) {
                unknown.add(label);
            }
        });
    }

    /** Whether the engine may never have learned that this was created. */
    synchronized boolean isUnknown(String label, long id) {
        return unknown.contains(label) && !answered.contains(id);
    }
}
