package io.github.wooautosync.test.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What the recorded shop had before a recording, from {@code seeds.json}. For each recording:
 *
 * <ul>
 *   <li>{@code after}: recordings that were made before in the same shop; they are replayed first, without comparing.
 *   <li>{@code catalogue.total}: how many products the shop had in all; the missing ones are filled up.
 *   <li>{@code shop}: the name of a fixture whose terms, attributes and products are in the shop too.
 *   <li>{@code terms} by route, {@code attributes} with their terms, {@code media}, {@code products}, {@code variations},
 *       all with their recorded ids. A product may be {@code like} a fixture; {@code status: trash} is reached by DELETE.
 *   <li>{@code looseNames}: the numbers in slugs and file names depend on what else the shop had.
 *   <li>{@code sameSecond}: steps that were made within the second of the one before; between others time passes.
 *   <li>{@code ghostSkus}: SKUs that are blocked although nobody has them.
 *   <li>{@code before}: what happened in the shop before a step, by the number of the step: a request of somebody else
 *       ({@code learn} is the recorded id of what it makes), {@code sell}, {@code edit} or {@code deleteMedia} with an id.
 *   <li>{@code settings}: what the owner of the shop had chosen.
 *   <li>{@code faults}: what went wrong at a step.
 * </ul>
 */
final class Seeds {

    private static final JsonNode ALL = ExchangeFiles.json("seeds.json");

    private final JsonNode file;

    private Seeds(JsonNode file) {
        this.file = file;
    }

    static Seeds of(String exchange) {
        return new Seeds(ALL.path("files").path(exchange));
    }

    static Iterable<String> names() {
        return ALL.path("files")::fieldNames;
    }

    List<String> after() {
        List<String> names = new ArrayList<>();
        file.path("after").forEach(name -> names.add(name.asText()));
        return names;
    }

    int catalogueTotal() {
        return file.path("catalogue").path("total").asInt();
    }

    boolean numbersInNamesMatter() {
        return !file.path("looseNames").asBoolean();
    }

    /** The name of what goes wrong at this step; empty when nothing does. */
    String fault(Step step) {
        return file.path("faults").path(Integer.toString(step.number())).asText();
    }

    /** Whether the step was made within the second of the one before. */
    boolean isInTheSameSecond(Step step) {
        for (JsonNode number : file.path("sameSecond")) {
            if (number.asInt() == step.number()) {
                return true;
            }
        }
        return false;
    }

    List<String> ghostSkus() {
        List<String> skus = new ArrayList<>();
        file.path("ghostSkus").forEach(sku -> skus.add(sku.asText()));
        return skus;
    }

    JsonNode settings() {
        return file.path("settings");
    }

    List<JsonNode> before(Step step) {
        List<JsonNode> requests = new ArrayList<>();
        file.path("before").path(Integer.toString(step.number())).forEach(requests::add);
        return requests;
    }

    /** The entries of one kind: those of the fixture first. */
    List<ObjectNode> entries(String kind) {
        List<ObjectNode> entries = new ArrayList<>();
        fixture(file.path("shop").asText()).path(kind).forEach(entry -> entries.add(complete(entry)));
        file.path(kind).forEach(entry -> entries.add(complete(entry)));
        return entries;
    }

    /** The routes that have terms, each with its terms. */
    List<Terms> terms() {
        List<Terms> terms = new ArrayList<>();
        for (JsonNode owner : List.of(fixture(file.path("shop").asText()), file)) {
            owner.path("terms").properties().forEach(route -> {
                List<ObjectNode> entries = new ArrayList<>();
                route.getValue().forEach(term -> entries.add(term.deepCopy()));
                terms.add(new Terms(route.getKey(), entries));
            });
        }
        return terms;
    }

    record Terms(String route, List<ObjectNode> entries) {}

    private static JsonNode fixture(String name) {
        return ALL.path("fixtures").path(name);
    }

    private static ObjectNode complete(JsonNode entry) {
        ObjectNode own = entry.deepCopy();
        JsonNode like = own.remove("like");
        if (like == null) {
            return own;
        }
        ObjectNode complete = fixture(like.asText()).deepCopy();
        complete.setAll(own);
        return complete;
    }
}
