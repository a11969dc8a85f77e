package io.github.wooautosync.spring.web;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wooautosync.connection.StorePolicy;
import java.util.Map;
import java.util.stream.Collectors;

/** The policy of a connection as JSON: every choice by its name. Export mappings have endpoints of their own. */
final class PolicyJson {

    private static final String EXPORT_MAPPINGS = "exportMappings";
    private static final String FIELD_MAPPING = "fieldMapping";

    private PolicyJson() {}

    static ObjectNode write(StorePolicy policy) {
        ObjectNode tree = tree(policy);
        tree.remove(EXPORT_MAPPINGS);
        return tree;
    }

    /** The policy with those choices changed that a caller made. */
    static StorePolicy changed(StorePolicy before, ObjectNode choices) {
        ObjectNode tree = tree(before);
        for (Map.Entry<String, JsonNode> choice : choices.properties()) {
            String name = choice.getKey();
            if (!tree.has(name) || name.equals(EXPORT_MAPPINGS)) {
                throw ApiException.field("policy." + name, "is no choice of a policy", "use " + names(write(before)));
            }
            if (choice.getValue().isNull()) {
                throw ApiException.field("policy." + name, "is null", "leave it out to keep what is there");
            }
            if (name.equals(FIELD_MAPPING) && !choice.getValue().equals(tree.get(name))) {
                refuseWhileMappingIsActive(before);
            }
            tree.set(name, choice.getValue());
        }
        return read(tree);
    }

    private static StorePolicy read(ObjectNode tree) {
        try {
            return ApiJson.MAPPER.treeToValue(tree, StorePolicy.class);
        } catch (JsonMappingException refused) {
            String field = refused.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                    .collect(Collectors.joining("", "policy", ""));
            Throwable cause = refused.getCause();
            throw ApiException.field(
                    field,
                    cause instanceof IllegalArgumentException
                            ? "is refused: " + cause.getMessage()
                            : "has a wrong value",
                    "send one of the values that the description of the API names");
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new IllegalStateException("cannot read a policy", impossible);
        }
    }

    private static void refuseWhileMappingIsActive(StorePolicy policy) {
        policy.activeExportMapping().ifPresent(active -> {
            throw ApiException.field(
                    "policy." + FIELD_MAPPING,
                    "is that of the active export mapping " + active.id(),
                    "change that export mapping, or deactivate it first");
        });
    }

    private static String names(ObjectNode tree) {
        return tree.properties().stream().map(Map.Entry::getKey).toList().toString();
    }

    private static ObjectNode tree(StorePolicy policy) {
        return ApiJson.MAPPER.valueToTree(policy);
    }
}
