package io.github.wooautosync.test.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Remembers what was asked, and how much at once. */
final class RequestLog {

    private static final String PREFIX = "/wp-json/wc/v3/";

    private final ShopClock clock;
    private final boolean rememberBodies;
    private final TreeMap<Long, RecordedRequest> requests = new TreeMap<>();
    private long sequence;
    private int inFlight;
    private int mostInFlight;

    RequestLog(ShopClock clock, boolean rememberBodies) {
        this.clock = clock;
        this.rememberBodies = rememberBodies;
    }

    /** The entry with its body, even if bodies are not remembered. */
    synchronized RecordedRequest begin(IncomingRequest request, ObjectNode query) {
        sequence++;
        inFlight++;
        mostInFlight = Math.max(mostInFlight, inFlight);
        RecordedRequest entry = new RecordedRequest(
                sequence,
                request.method(),
                request.rawPath().startsWith(PREFIX) ? request.rawPath().substring(PREFIX.length()) : request.rawPath(),
                flat(query),
                body(request.body()),
                0,
                clock.instant());
        requests.put(sequence, rememberBodies ? entry : entry.withoutBody());
        return entry;
    }

    synchronized void end(RecordedRequest entry, int status) {
        inFlight--;
        requests.computeIfPresent(entry.sequence(), (ignored, stored) -> stored.answered(status));
    }

    private static Map<String, String> flat(ObjectNode query) {
        Map<String, String> flat = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : query.properties()) {
            JsonNode value = entry.getValue();
            List<String> parts = new ArrayList<>();
            value.forEach(part -> parts.add(part.asText()));
            flat.put(entry.getKey(), value.isContainerNode() ? String.join(",", parts) : value.asText());
        }
        return flat;
    }

    private static JsonNode body(byte[] bytes) {
        if (bytes.length == 0) {
            return MissingNode.getInstance();
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text);
        }
    }

    synchronized List<RecordedRequest> all() {
        return List.copyOf(requests.values());
    }

    synchronized void clear() {
        requests.clear();
        mostInFlight = inFlight;
    }

    synchronized int inFlight() {
        return inFlight;
    }

    synchronized int mostInFlight() {
        return mostInFlight;
    }
}
