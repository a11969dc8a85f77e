package io.github.wooautosync.spring.web;

import io.github.wooautosync.ConnectionService;
import io.github.wooautosync.ExportRequest;
import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.connection.ExportMapping;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import java.util.List;
import java.util.Set;

/** Reads what a caller wants to export. */
final class ExportFields {

    static final List<String> NAMES = List.of("connectionId", "productIds", "fieldsToExport", "partialUpdate");

    private ExportFields() {}

    /** Without a selection that of the connection's active export mapping counts. */
    static ExportRequest request(OwnerId owner, Connection connection, List<ProductId> productIds, JsonFields fields) {
        Set<String> selection = selection(connection, fields);
        ExportRequest request = ExportRequest.of(connection.id(), productIds).ownedBy(owner);
        ExportRequest selected = selection.isEmpty() ? request : request.onlyFields(selection);
        return fields.flag("partialUpdate").orElse(false) ? selected.asPartialUpdate() : selected;
    }

    /** As {@link #request}, for a connection that is to be written to. */
    static ExportRequest requestToWrite(
            OwnerId owner, Connection connection, List<ProductId> productIds, JsonFields fields) {
        if (!connection.active()) {
            throw ApiException.field(
                    ProblemType.INACTIVE_CONNECTION,
                    "connectionId",
                    "names a connection that is paused",
                    "resume it by POST /connections/" + connection.id() + "/resume");
        }
        return request(owner, connection, productIds, fields);
    }

    /** The connection that is named, or else the default one. */
    static Connection connection(OwnerId owner, JsonFields fields, ConnectionService connections) {
        return fields.text("connectionId")
                .map(id -> connections.get(owner, Problems.connectionId(id)))
                .or(() -> connections.defaultConnection(owner))
                .orElseThrow(() -> ApiException.field(
                        ProblemType.NO_DEFAULT_CONNECTION,
                        "connectionId",
                        "is missing, and you have no default connection",
                        "name a connection"));
    }

    /** What is selected; nothing means all fields. */
    static Set<String> selection(Connection connection, JsonFields fields) {
        return fields.texts("fieldsToExport")
                .map(ExportFields::checked)
                .orElseGet(() -> connection
                        .policy()
                        .activeExportMapping()
                        .map(ExportMapping::fieldsToExport)
                        .orElse(Set.of()));
    }

    /** A selection of fields that a caller sent. */
    static Set<String> checked(Set<String> selection) {
        List<String> missing = List.of("name", "sku").stream()
                .filter(field -> !selection.contains(field))
                .toList();
        if (!missing.isEmpty()) {
            throw ApiException.field(
                    "fieldsToExport",
                    "must contain name and sku, but lacks " + missing,
                    "add them, or leave the selection out");
        }
        return selection;
    }
}
