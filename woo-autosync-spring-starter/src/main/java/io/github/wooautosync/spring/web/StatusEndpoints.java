package io.github.wooautosync.spring.web;

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

    private final SyncStatusService status;
    private final int maximumProductIds;

    StatusEndpoints(SyncStatusService status, int maximumProductIds) {
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
        SyncStatusService own = status.forOwner(call.owner());
        List<String> lists = call.parameters("productIds");
        List<String> singles = call.parameters("productId");
        return ApiAnswer.ok(
                lists.isEmpty() && singles.isEmpty()
                        ? page(own, call)
                        : named(own, call.connectionId(), lists, singles));
    }

    private SyncStatusAnswer.Page named(
            SyncStatusService own, ConnectionId connection, List<String> lists, List<String> singles) {
        List<ProductId> ids = ProductIds.of(lists, singles, maximumProductIds);
        return new SyncStatusAnswer.Page(
                own.syncStatus(connection, ids).stream()
                        .map(SyncStatusAnswer::of)
                        .toList(),
                Optional.empty());
    }

    private static SyncStatusAnswer.Page page(SyncStatusService own, ApiCall call) {
        ProductSyncStatusPage page = own.list(
                call.connectionId(),
                call.parameter("status").map(StatusEndpoints::status),
                call.parameter("after").map(text -> new SyncRecordId(Parameters.position("after", text))),
                Parameters.limit(call));
        return new SyncStatusAnswer.Page(
                page.statuses().stream().map(SyncStatusAnswer::of).toList(), page.next());
    }

    private ApiAnswer stats(ApiCall call) {
        return ApiAnswer.ok(StatisticsAnswer.of(status.forOwner(call.owner()).stats(call.connectionId())));
    }

    private ApiAnswer retry(ApiCall call) {
        List<ProductId> ids = call.optionalBody(List.of("productIds"))
                .productIds("productIds", maximumProductIds)
                .orElse(List.of());
        return ApiAnswer.ok(new Retried(status.forOwner(call.owner()).retry(call.connectionId(), ids)));
    }

    private static SyncStatus status(String word) {
        for (SyncStatus status : SyncStatus.values()) {
            if (status.word().equals(word)) {
                return status;
            }
        }
        throw ApiException.field("status", "is unknown", "send synced, pending, error, conflict or paused");
    }

    /** How many products are tried again. */
    record Retried(int retried) {}
}
