package io.github.wooautosync.spring.web;

import io.github.wooautosync.SyncStatusService;
import io.github.wooautosync.record.AttemptId;
import io.github.wooautosync.record.AttemptPage;
import io.github.wooautosync.record.SyncAttempt;
import java.util.List;
import java.util.Optional;

/** What was tried. */
final class HistoryEndpoints {

    private final SyncStatusService status;

    HistoryEndpoints(SyncStatusService status) {
        this.status = status;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/connections/{connectionId}/history", this::ofConnection),
                Endpoint.get("/connections/{connectionId}/products/{productId}/history", this::ofProduct));
    }

    private ApiAnswer ofConnection(ApiCall call) {
        AttemptPage page = status.forOwner(call.owner())
                .history(
                        call.connectionId(),
                        call.parameter("before").map(text -> new AttemptId(Parameters.position("before", text))),
                        Parameters.limit(call));
        return answer(page.attempts(), page.next());
    }

    private ApiAnswer ofProduct(ApiCall call) {
        return answer(
                status.forOwner(call.owner()).history(call.connectionId(), call.productId(), Parameters.limit(call)),
                Optional.empty());
    }

    private static ApiAnswer answer(List<SyncAttempt> attempts, Optional<AttemptId> next) {
        return ApiAnswer.ok(
                new AttemptAnswer.Page(attempts.stream().map(AttemptAnswer::of).toList(), next));
    }
}
