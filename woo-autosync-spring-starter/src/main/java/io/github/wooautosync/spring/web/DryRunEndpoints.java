package io.github.wooautosync.spring.web;

import io.github.wooautosync.ConnectionService;
import io.github.wooautosync.ExportService;
import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.id.ProductId;
import java.util.List;

/** What would be sent, without sending it. */
final class DryRunEndpoints {

    private final ConnectionService connections;
    private final ExportService exports;
    private final int maximumProductIds;

    DryRunEndpoints(ConnectionService connections, ExportService exports, int maximumProductIds) {
        this.connections = connections;
        this.exports = exports;
        this.maximumProductIds = maximumProductIds;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post("/connections/export/dry-run", this::ofExport),
                Endpoint.get("/connections/{connectionId}/dry-run", this::ofPending));
    }

    private ApiAnswer ofExport(ApiCall call) {
        JsonFields fields = call.body(ExportFields.NAMES);
        List<ProductId> ids = fields.requiredProductIds("productIds", maximumProductIds);
        int limit = Parameters.limit(call);
        Connection connection = ExportFields.connection(call.owner(), fields, connections);
        return ApiAnswer.ok(DryRunAnswer.of(exports.dryRun(
                ExportFields.request(call.owner(), connection, ids, fields).keepingResults(limit))));
    }

    private ApiAnswer ofPending(ApiCall call) {
        Connection connection = connections.get(call.owner(), call.connectionId());
        return ApiAnswer.ok(DryRunAnswer.of(exports.dryRunPending(connection.id(), Parameters.limit(call))));
    }
}
