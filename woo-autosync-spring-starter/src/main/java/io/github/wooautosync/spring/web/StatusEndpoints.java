package io.github.wooautosync.spring.web;

import io.github.wooautosync.ConnectionService;
import io.github.wooautosync.ProductSyncStatusPage;
import io.github.wooautosync.SyncStatusService;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.SyncRecordId;
import io.github.wooautosync.record.SyncStatus;
import java.util.List;
import java.util.Optional;

/** Where products stand. */
final class StatusEndpoints {

    private static final int PAGE = 100;
    private static final int MAXIMUM_PAGE = 1000;

    private final ConnectionService connections;
    private final SyncStatusService status;
    private final int maximumProductIds;

    StatusEndpoints(ConnectionService connections, SyncStatusService status, int maximumProductIds) {
        this.connections = connections;
        this.status = status;
        this.maximumProductIds = maximumProductIds;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/connections/{connectionId}/sync-status", this::syncStatus),
                Endpoint.get("/connections/{connectionId}/stats", this::stats),
                Endpoint.get("/connections/{connectionId}/sync-stats", this::stats),
                Endpoint.post("/connections/{connectionId}/retry", this::retry));
    }

    private ApiAnswer syncStatus(ApiCall call) {
        ConnectionId connection = owned(call);
        List<String> lists = call.parameters("productIds");
        List<String> singles = call.parameters("productId");
        return ApiAnswer.ok(
                lists.isEmpty() && singles.isEmpty() ? page(call, connection) : named(connection, lists, singles));
    }

    private SyncStatusAnswer.Page named(ConnectionId connection, List<String> lists, List<String> singles) {
        List<ProductId> ids = ProductIds.of(lists, singles, maximumProductIds);
        return new SyncStatusAnswer.Page(
                status.syncStatus(connection, ids).stream()
                        .map(SyncStatusAnswer::of)
                        .toList(),
                Optional.empty());
    }

    private SyncStatusAnswer.Page page(ApiCall call, ConnectionId connection) {
        ProductSyncStatusPage page = status.list(
                connection,
                call.parameter("status").map(StatusEndpoints::status),
                call.parameter("after").map(text -> new SyncRecordId(number("after", text, Long.MAX_VALUE))),
                call.parameter("limit")
                        .map(text -> (int) number("limit", text, MAXIMUM_PAGE))
                        .orElse(PAGE));
        return new SyncStatusAnswer.Page(
                page.statuses().stream().map(SyncStatusAnswer::of).toList(), page.next());
    }

    private ApiAnswer stats(ApiCall call) {
        return ApiAnswer.ok(StatisticsAnswer.of(status.stats(owned(call))));
    }

    private ApiAnswer retry(ApiCall call) {
        ConnectionId connection = owned(call);
        List<ProductId> ids = call.optionalBody(List.of("productIds"))
                .productIds("productIds", maximumProductIds)
                .orElse(List.of());
        return ApiAnswer.ok(new Retried(status.retry(connection, ids)));
    }

    private ConnectionId owned(ApiCall call) {
        return connections.get(call.owner(), call.connectionId()).id();
    }

    private static SyncStatus status(String word) {
        for (SyncStatus status : SyncStatus.values()) {
            if (status.word().equals(word)) {
                return status;
            }
        }
        throw ApiException.field("status", "is unknown", "send synced, pending, error, conflict or paused");
    }

    private static long number(String name, String text, long maximum) {
        String remedy = "send a whole number from 1 to " + maximum;
        long number;
        try {
            number = Long.parseLong(text);
        } catch (NumberFormatException malformed) {
            throw ApiException.field(name, "is no whole number", remedy);
        }
        if (number < 1 || number > maximum) {
            throw ApiException.field(name, "is out of range", remedy);
        }
        return number;
    }

    /** How many products are tried again. */
    record Retried(int retried) {}
}
