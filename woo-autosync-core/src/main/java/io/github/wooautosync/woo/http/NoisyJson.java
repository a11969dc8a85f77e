package io.github.wooautosync.woo.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds the JSON value in a body that plug-ins have polluted with notices, a byte order mark or other text (fact 140).
 *
 * <p>Text may hold brackets too ("Undefined array key [0]"). So every bracket is a candidate; one that does not go on like
 * JSON is text; of the complete values the longest wins. A value that begins well and breaks off makes the whole body
 * broken: its inner parts must never be taken for the answer.
 */
final class NoisyJson {

    /** What a body turned out to be. */
    sealed interface Finding {
        record Value(JsonNode json) implements Finding {}

        /** JSON that breaks off or is damaged. */
        record Broken() implements Finding {}

        /** An HTML page: scripts in it may hold JSON that is no answer. */
        record Page() implements Finding {}

        /** Text without JSON; also nothing at all. */
        record Text(boolean blank) implements Finding {}
    }

    private static final int MOST_CANDIDATES = 500;
    private static final int TOKENS_OF_A_BEGINNING = 3;

    private final ObjectMapper json;
    private final byte[] body;

    private @Nullable JsonNode longest;
    private int longestLength;

    private NoisyJson(ObjectMapper json, byte[] body) {
        this.json = json;
        this.body = body;
    }

    static Finding search(ObjectMapper json, byte[] body) {
        return new NoisyJson(json, body).search();
    }

    private Finding search() {
        int position = 0;
        for (int candidates = 0; candidates < MOST_CANDIDATES; candidates++) {
            int bracket = nextBracket(position);
            if (longest == null && holdsPage(position, bracket)) {
                return new Finding.Page();
            }
            if (bracket == body.length) {
                return longest == null ? new Finding.Text(isBlank()) : new Finding.Value(longest);
            }
            if (beginsLikeJson(bracket)) {
                int end = readValue(bracket);
                if (end < 0) {
                    return new Finding.Broken();
                }
                position = end;
            } else {
                position = bracket + 1;
            }
        }
        return new Finding.Broken();
    }

    private int nextBracket(int from) {
        int position = from;
        while (position < body.length && body[position] != '{' && body[position] != '[') {
            position++;
        }
        return position;
    }

    private boolean beginsLikeJson(int from) {
        try (JsonParser parser = json.createParser(body, from, body.length - from)) {
            for (int tokens = 0; tokens < TOKENS_OF_A_BEGINNING; tokens++) {
                parser.nextToken();
                if (parser.getParsingContext().inRoot()) {
                    return true;
                }
            }
            return true;
        } catch (IOException notJson) {
            return false;
        }
    }

    /** Where the value ends, or -1 when it does not. */
    private int readValue(int from) {
        try (JsonParser parser = json.createParser(body, from, body.length - from)) {
            JsonNode value = json.readTree(parser);
            int length = (int) parser.currentLocation().getByteOffset();
            if (value != null && length > longestLength) {
                longest = value;
                longestLength = length;
            }
            return from + length;
        } catch (IOException broken) {
            return -1;
        }
    }

    private boolean holdsPage(int from, int to) {
        String text = new String(body, from, to - from, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        return text.contains("<!doctype") || text.contains("<html") || text.contains("<?xml");
    }

    private boolean isBlank() {
        String text = new String(body, StandardCharsets.UTF_8);
        return text.replace("\ufeff", "").isBlank();
    }
}
