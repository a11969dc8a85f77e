package io.github.wooautosync.spring.web;

import io.github.wooautosync.ConnectionService;
import io.github.wooautosync.ExportRequest;
import io.github.wooautosync.ExportService;
import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.id.ProductId;
import java.util.List;

/** Manual export: small ones are answered with their report, large ones with a job. */
final class ExportEndpoints {

    private final ConnectionService connections;
    private final ExportService exports;
    private final ExportJobs jobs;
    private final WooAutoSyncWebProperties properties;

    ExportEndpoints(
            ConnectionService connections,
            ExportService exports,
            ExportJobs jobs,
            WooAutoSyncWebProperties properties) {
        this.connections = connections;
        this.exports = exports;
        this.jobs = jobs;
        this.properties = properties;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post("/connections/export", this::export),
                Endpoint.get("/exports", this::list),
                Endpoint.get("/exports/{exportId}", this::get),
                Endpoint.delete("/exports/{exportId}", this::cancel));
    }

    private ApiAnswer export(ApiCall call) {
        JsonFields fields = call.body(ExportFields.NAMES);
        List<ProductId> ids = fields.requiredProductIds("productIds", properties.maximumProductIds());
        Connection connection = ExportFields.connection(call.owner(), fields, connections);
        ExportRequest request = ExportFields.requestToWrite(call.owner(), connection, ids, fields);
        if (ids.size() <= properties.exportReportLimit() && !call.prefersJob()) {
            return ApiAnswer.ok(
                    ExportReportAnswer.of(exports.export(request.withPatience(properties.exportPatience()))));
        }
        ExportJob job = jobs.start(
                call.owner(),
                connection.id(),
                ids.size(),
                () -> exports.start(request.keepingResults(properties.exportResults())));
        return ApiAnswer.accepted("/exports/" + job.id(), job.answer());
    }

    private ApiAnswer list(ApiCall call) {
        return ApiAnswer.ok(new ApiAnswer.Listed(
                jobs.list(call.owner()).stream().map(ExportJob::answer).toList()));
    }

    private ApiAnswer get(ApiCall call) {
        return ApiAnswer.ok(job(call).answer());
    }

    /** A running one is cancelled, an ended one forgotten. */
    private ApiAnswer cancel(ApiCall call) {
        ExportJob job = job(call);
        if (job.hasEnded()) {
            jobs.forget(job);
            return ApiAnswer.noContent();
        }
        job.cancel();
        return ApiAnswer.accepted("/exports/" + job.id(), job.answer());
    }

    private ExportJob job(ApiCall call) {
        return jobs.find(call.owner(), call.pathVariable("exportId"))
                .orElseThrow(() -> ApiException.field(
                        ProblemType.UNKNOWN_EXPORT,
                        "exportId",
                        "names no export of yours on this node",
                        "ask the sync status of its products; jobs that ended are forgotten after a while"));
    }
}
