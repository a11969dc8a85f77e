package io.github.wooautosync.test.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** What WordPress makes of a request body (facts 24, 138). */
final class BodyReader {

    private static final Pattern JSON_TYPE =
            Pattern.compile("^application/([\\w!#$&\\-^.+]+\\+)?json(\\+oembed)?$", Pattern.CASE_INSENSITIVE);

    private BodyReader() {}

    static ObjectNode read(IncomingRequest request) {
        String header = request.header("Content-Type");
        String type = header == null ? "" : header.split(";")[0].strip().toLowerCase(Locale.ROOT);
        if (type.equals("application/x-www-form-urlencoded")) {
            return PhpQuery.parse(new String(request.body(), StandardCharsets.UTF_8));
        }
        boolean json = JSON_TYPE.matcher(type).matches();
        return json && request.body().length > 0 ? json(request.body()) : Json.object();
    }

    private static ObjectNode json(byte[] bytes) {
        JsonNode node = parse(bytes);
        if (node instanceof ObjectNode object) {
            return object;
        }
        if (node instanceof ArrayNode list) {
            ObjectNode numbered = Json.object(); // a PHP list is an array with the keys 0, 1, 2
            for (int i = 0; i < list.size(); i++) {
                numbered.set(Integer.toString(i), list.get(i));
            }
            return numbered;
        }
        if (node.isNull() || node.isMissingNode()) {
            return Json.object();
        }
        throw new PhpFatal("the body is a JSON scalar"); // fact 138
    }

    private static JsonNode parse(byte[] bytes) {
        if (bytes[0] >= 0 && bytes[0] < ' ' && !Character.isWhitespace(bytes[0])) {
            throw invalid(3, "Control character error, possibly incorrectly encoded");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw invalid(5, "Malformed UTF-8 characters, possibly incorrectly encoded");
        }
        try {
            return Json.MAPPER.readTree(text);
        } catch (StreamConstraintsException e) {
            throw invalid(1, "Maximum stack depth exceeded");
        } catch (JsonProcessingException e) {
            boolean control = String.valueOf(e.getOriginalMessage()).contains("CTRL-CHAR");
            throw control
                    ? invalid(3, "Control character error, possibly incorrectly encoded")
                    : invalid(4, "Syntax error");
        }
    }

    private static RestError invalid(int code, String message) {
        ObjectNode data = Json.object();
        data.put("json_error_code", code);
        data.put("json_error_message", message);
        return RestError.withData(400, "rest_invalid_json", "Invalid JSON body passed.", data);
    }
}
