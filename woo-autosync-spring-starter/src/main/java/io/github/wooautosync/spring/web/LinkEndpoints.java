package io.github.wooautosync.spring.web;

import io.github.wooautosync.ConnectionService;
import io.github.wooautosync.LinkPlan;
import io.github.wooautosync.LinkReport;
import io.github.wooautosync.LinkRequest;
import io.github.wooautosync.LinkingService;
import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.plan.LinkField;
import java.util.List;
import java.util.Set;

/** Products that a shop had before the PIM was connected. */
final class LinkEndpoints {

    /** Each such product costs a request to the store, while the caller waits. */
    private static final int MAXIMUM_BY_FALLBACKS = 1000;

    private final ConnectionService connections;
    private final LinkingService linking;
    private final int maximumProductIds;

    LinkEndpoints(ConnectionService connections, LinkingService linking, int maximumProductIds) {
        this.connections = connections;
        this.linking = linking;
        this.maximumProductIds = maximumProductIds;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post("/connections/{connectionId}/links/plan", this::plan),
                Endpoint.post("/connections/{connectionId}/links", this::apply));
    }

    private ApiAnswer plan(ApiCall call) {
        Connection connection = connections.get(call.owner(), call.connectionId());
        JsonFields fields = call.body(LinkFields.OF_PLAN);
        Set<LinkField> alsoBy = LinkFields.alsoBy(fields);
        List<ProductId> ids = fields.requiredProductIds("productIds", maximum(alsoBy));
        LinkRequest request = LinkRequest.of(call.owner(), connection.id(), ids)
                .alsoBy(alsoBy.toArray(LinkField[]::new))
                .onlyFields(ExportFields.selection(connection, fields))
                .keepingResults(Parameters.limit(call));
        return ApiAnswer.ok(LinkAnswer.Plan.of(linking.plan(request)));
    }

    private ApiAnswer apply(ApiCall call) {
        Connection connection = connections.get(call.owner(), call.connectionId());
        JsonFields fields = call.body(LinkFields.OF_APPLICATION);
        LinkPlan plan = new LinkFields(fields).plan(connection, maximum(LinkFields.alsoBy(fields)));
        LinkReport report = fields.flag("withTrash").orElse(false) ? linking.applyWithTrash(plan) : linking.apply(plan);
        return ApiAnswer.ok(LinkAnswer.Report.of(report));
    }

    private int maximum(Set<LinkField> alsoBy) {
        return alsoBy.isEmpty() ? maximumProductIds : Math.min(maximumProductIds, MAXIMUM_BY_FALLBACKS);
    }
}
