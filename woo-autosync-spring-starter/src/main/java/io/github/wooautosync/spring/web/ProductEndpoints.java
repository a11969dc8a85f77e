package io.github.wooautosync.spring.web;

import io.github.wooautosync.ConnectionService;
import io.github.wooautosync.ExportReport;
import io.github.wooautosync.ExportService;
import io.github.wooautosync.ProductSyncService;
import io.github.wooautosync.SyncStatusService;
import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.id.ProductId;
import java.time.Duration;
import java.util.List;

/** Single products of a connection. */
final class ProductEndpoints {

    private static final String PRODUCT = "/connections/{connectionId}/products/{productId}";

    private final ConnectionService connections;
    private final ExportService exports;
    private final SyncStatusService status;
    private final ProductSyncService products;
    private final int maximumProductIds;
    private final Duration patience;

    ProductEndpoints(
            ConnectionService connections,
            ExportService exports,
            SyncStatusService status,
            ProductSyncService products,
            WooAutoSyncWebProperties properties) {
        this.connections = connections;
        this.exports = exports;
        this.status = status;
        this.products = products;
        this.maximumProductIds = properties.maximumProductIds();
        this.patience = properties.exportPatience();
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(PRODUCT, this::get),
                Endpoint.put(PRODUCT, this::put),
                Endpoint.delete(PRODUCT, this::forget),
                Endpoint.post("/connections/{connectionId}/products/pause", call -> switched(call, false)),
                Endpoint.post("/connections/{connectionId}/products/resume", call -> switched(call, true)));
    }

    private ApiAnswer get(ApiCall call) {
        return ApiAnswer.ok(statusOf(connection(call), call.productId()));
    }

    /** The product shall be in the store, as it is now. */
    private ApiAnswer put(ApiCall call) {
        Connection connection = connection(call);
        ProductId product = call.productId();
        JsonFields fields = call.optionalBody(List.of("fieldsToExport", "partialUpdate", "autoSync"));
        ExportReport report =
                exports.export(ExportFields.requestToWrite(call.owner(), connection, List.of(product), fields)
                        .withPatience(patience));
        fields.flag("autoSync").ifPresent(on -> switchAutoSync(call, connection, List.of(product), on));
        if (status.forOwner(call.owner()).syncStatus(connection.id(), product).isEmpty()) {
            String why = report.results().stream()
                    .findFirst()
                    .map(result -> result.message())
                    .orElse("it is gone");
            throw ApiException.field(
                    ProblemType.UNKNOWN_PRODUCT, "productId", "cannot be exported: " + why, "check the id");
        }
        return ApiAnswer.ok(statusOf(connection, product));
    }

    private ApiAnswer forget(ApiCall call) {
        Connection connection = connection(call);
        if (products.forget(call.owner(), connection.id(), List.of(call.productId())) == 0) {
            throw neverExported();
        }
        return ApiAnswer.noContent();
    }

    private ApiAnswer switched(ApiCall call, boolean on) {
        Connection connection = connection(call);
        List<ProductId> ids = call.body(List.of("productIds")).requiredProductIds("productIds", maximumProductIds);
        return ApiAnswer.ok(new Switched(switchAutoSync(call, connection, ids, on)));
    }

    private int switchAutoSync(ApiCall call, Connection connection, List<ProductId> ids, boolean on) {
        return on
                ? products.resume(call.owner(), connection.id(), ids)
                : products.pause(call.owner(), connection.id(), ids);
    }

    private SyncStatusAnswer statusOf(Connection connection, ProductId product) {
        return status.forOwner(connection.ownerId())
                .syncStatus(connection.id(), product)
                .map(SyncStatusAnswer::of)
                .orElseThrow(ProductEndpoints::neverExported);
    }

    private Connection connection(ApiCall call) {
        return connections.get(call.owner(), call.connectionId());
    }

    private static ApiException neverExported() {
        return ApiException.field(
                ProblemType.UNKNOWN_PRODUCT,
                "productId",
                "was never exported to this connection",
                "export it, by PUT or by POST /connections/export");
    }

    /** How many products were switched; those that were so already do not count. */
    record Switched(int switched) {}
}
