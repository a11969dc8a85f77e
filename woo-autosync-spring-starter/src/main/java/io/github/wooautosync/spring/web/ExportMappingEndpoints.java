package io.github.wooautosync.spring.web;

import io.github.wooautosync.ConnectionService;
import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.connection.ExportMapping;
import io.github.wooautosync.connection.StorePolicy;
import io.github.wooautosync.spring.web.ApiAnswer.Listed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Named choices of what goes to a store and where; one of a connection may be active. */
final class ExportMappingEndpoints {

    private static final String ALL = "/connections/{connectionId}/export-mappings";
    private static final String ACTIVE = ALL + "/active";
    private static final String ONE = ALL + "/{mappingId}";
    private static final List<String> FIELDS = List.of("id", "name", "fieldMapping", "fieldsToExport", "active");
    private static final int MAXIMUM = 100;

    private final ConnectionService connections;

    ExportMappingEndpoints(ConnectionService connections) {
        this.connections = connections;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(ALL, call -> ApiAnswer.ok(new Listed(mappings(call)))),
                Endpoint.post(ALL, this::create),
                Endpoint.get(ACTIVE, this::active),
                Endpoint.put(ACTIVE, this::activate),
                Endpoint.delete(ACTIVE, this::deactivate),
                Endpoint.get(ONE, call -> ApiAnswer.ok(one(mappings(call), id(call)))),
                Endpoint.put(ONE, this::change),
                Endpoint.delete(ONE, this::delete));
    }

    private ApiAnswer create(ApiCall call) {
        mappings(call);
        JsonFields fields = call.body(FIELDS);
        String id = UUID.randomUUID().toString();
        ExportMapping made = mapping(fields, new ExportMapping(id, "new", Map.of(), Set.of(), false), true);
        update(
                call,
                before -> {
                    if (before.size() >= MAXIMUM) {
                        throw ApiException.field(
                                "name", "is one too many", "delete one of the " + MAXIMUM + " that there are");
                    }
                    List<ExportMapping> after = new ArrayList<>(before);
                    after.add(made);
                    return after;
                },
                Optional.of(made));
        return ApiAnswer.created("/connections/" + call.connectionId() + "/export-mappings/" + id, made);
    }

    private ApiAnswer change(ApiCall call) {
        ExportMapping known = one(mappings(call), id(call));
        JsonFields fields = call.body(FIELDS);
        ExportMapping changed = mapping(fields, known, false);
        update(call, before -> replaced(before, changed), Optional.of(changed));
        return ApiAnswer.ok(changed);
    }

    private ApiAnswer delete(ApiCall call) {
        String id = id(call);
        one(mappings(call), id);
        update(
                call,
                before -> before.stream()
                        .filter(mapping -> !mapping.id().equals(id))
                        .toList(),
                Optional.empty());
        return ApiAnswer.noContent();
    }

    private ApiAnswer active(ApiCall call) {
        return ApiAnswer.ok(mappings(call).stream()
                .filter(ExportMapping::active)
                .findFirst()
                .orElseThrow(() -> ApiException.of(
                        ProblemType.NO_ACTIVE_EXPORT_MAPPING,
                        "All fields go to their standard places; activate an export mapping by PUT")));
    }

    private ApiAnswer activate(ApiCall call) {
        List<ExportMapping> known = mappings(call);
        String id = call.body(List.of("id")).requiredText("id", "send the id of an export mapping");
        ExportMapping active = one(known, id).withActive(true);
        update(call, before -> replaced(before, active), Optional.of(active));
        return ApiAnswer.ok(active);
    }

    private ApiAnswer deactivate(ApiCall call) {
        mappings(call);
        update(
                call,
                before -> before.stream()
                        .map(mapping -> mapping.withActive(false))
                        .toList(),
                Optional.empty());
        return ApiAnswer.noContent();
    }

    /**
     * Changes the mappings of a connection.
     *
     * @param written the one that was sent: if it is active, no other is
     */
    private void update(ApiCall call, UnaryOperator<List<ExportMapping>> change, Optional<ExportMapping> written) {
        connections.update(call.owner(), call.connectionId(), settings -> {
            StorePolicy policy = settings.policy();
            List<ExportMapping> after = change.apply(policy.exportMappings()).stream()
                    .map(mapping ->
                            written.filter(sent -> sent.active() && !sent.id().equals(mapping.id()))
                                            .isPresent()
                                    ? mapping.withActive(false)
                                    : mapping)
                    .toList();
            refuseEqualNames(after);
            boolean wasActive = policy.activeExportMapping().isPresent();
            boolean noneIsActive = after.stream().noneMatch(ExportMapping::active);
            Map<String, String> fieldMapping = wasActive && noneIsActive ? Map.of() : policy.fieldMapping();
            return settings.withPolicy(policy.toBuilder()
                    .fieldMapping(fieldMapping)
                    .exportMappings(after)
                    .build());
        });
    }

    private static ExportMapping mapping(JsonFields fields, ExportMapping before, boolean isNew) {
        Optional<String> name = fields.text("name");
        if (name.filter(String::isBlank).isPresent() || (isNew && name.isEmpty())) {
            throw ApiException.field("name", "is missing or blank", "send a name for people");
        }
        Set<String> selection = fields.texts("fieldsToExport").orElse(before.fieldsToExport());
        return Problems.blaming(
                "name",
                "send a name of up to " + ExportMapping.MAXIMUM_LENGTH + " characters",
                () -> new ExportMapping(
                        before.id(),
                        name.orElse(before.name()),
                        fields.textMap("fieldMapping")
                                .map(ExportMappingEndpoints::checked)
                                .orElse(before.fieldMapping()),
                        selection.isEmpty() ? selection : ExportFields.checked(selection),
                        fields.flag("active").orElse(before.active())));
    }

    private static Map<String, String> checked(Map<String, String> fieldMapping) {
        fieldMapping.forEach((field, storeField) -> {
            if (field.isBlank() || storeField.isBlank()) {
                throw ApiException.field("fieldMapping." + field, "is blank", "name a field of the store");
            }
        });
        return fieldMapping;
    }

    private static List<ExportMapping> replaced(List<ExportMapping> before, ExportMapping mapping) {
        one(before, mapping.id());
        return before.stream()
                .map(known -> known.id().equals(mapping.id()) ? mapping : known)
                .toList();
    }

    private static void refuseEqualNames(List<ExportMapping> mappings) {
        if (mappings.stream().map(ExportMapping::name).distinct().count() < mappings.size()) {
            throw ApiException.field(
                    ProblemType.DUPLICATE_EXPORT_MAPPING,
                    "name",
                    "is that of another export mapping",
                    "choose another");
        }
    }

    private static ExportMapping one(List<ExportMapping> mappings, String id) {
        return mappings.stream()
                .filter(mapping -> mapping.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ApiException.field(
                        ProblemType.UNKNOWN_EXPORT_MAPPING,
                        "id",
                        "names no export mapping of this connection",
                        "ask for the list of those that there are"));
    }

    private List<ExportMapping> mappings(ApiCall call) {
        Connection connection = connections.get(call.owner(), call.connectionId());
        return connection.policy().exportMappings();
    }

    private static String id(ApiCall call) {
        return call.pathVariable("mappingId");
    }
}
