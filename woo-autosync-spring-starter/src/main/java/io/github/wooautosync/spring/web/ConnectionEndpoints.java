package io.github.wooautosync.spring.web;

import io.github.wooautosync.ConnectionService;
import io.github.wooautosync.NewConnection;
import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.id.ConnectionId;
import java.util.List;

/** Connections to stores. */
final class ConnectionEndpoints {

    private final ConnectionService connections;

    ConnectionEndpoints(ConnectionService connections) {
        this.connections = connections;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/connections", this::list),
                Endpoint.post("/connections", this::create),
                Endpoint.post("/connections/test", this::testUnsaved),
                Endpoint.get("/connections/default", this::defaultConnection),
                Endpoint.get("/connections/{connectionId}", this::get),
                Endpoint.put("/connections/{connectionId}", this::change),
                Endpoint.delete("/connections/{connectionId}", this::delete),
                Endpoint.post("/connections/{connectionId}/test", this::test),
                Endpoint.post("/connections/{connectionId}/pause", this::pause),
                Endpoint.post("/connections/{connectionId}/resume", this::resume),
                Endpoint.post("/connections/{connectionId}/confirm-removals", this::confirmRemovals));
    }

    private ApiAnswer list(ApiCall call) {
        return ApiAnswer.ok(new ApiAnswer.Listed(connections.list(call.owner()).stream()
                .map(ConnectionAnswer::of)
                .toList()));
    }

    private ApiAnswer create(ApiCall call) {
        NewConnection asked = new ConnectionFields(call.body(ConnectionFields.OF_NEW)).toNewConnection(call.owner());
        ConnectionId id = Problems.blaming(
                "storeUrl", "send an address that starts with https://", () -> connections.connect(asked));
        return ApiAnswer.created("/connections/" + id, ConnectionAnswer.of(connections.get(call.owner(), id)));
    }

    private ApiAnswer testUnsaved(ApiCall call) {
        NewConnection asked = new ConnectionFields(call.body(ConnectionFields.OF_NEW)).toNewConnection(call.owner());
        return ApiAnswer.ok(ConnectionTestAnswer.of(connections.test(asked)));
    }

    private ApiAnswer defaultConnection(ApiCall call) {
        Connection found = connections
                .defaultConnection(call.owner())
                .orElseThrow(() -> ApiException.of(
                        ProblemType.NO_DEFAULT_CONNECTION, "You have no connection yet; add one by POST /connections"));
        return ApiAnswer.ok(ConnectionAnswer.of(found));
    }

    private ApiAnswer get(ApiCall call) {
        return ApiAnswer.ok(ConnectionAnswer.of(connections.get(call.owner(), call.connectionId())));
    }

    private ApiAnswer change(ApiCall call) {
        connections.get(call.owner(), call.connectionId());
        ConnectionFields change = new ConnectionFields(call.body(ConnectionFields.OF_CHANGE));
        Connection changed = Problems.blaming(
                "storeUrl",
                "keep the address, or connect the other one as a connection of its own",
                () -> connections.update(call.owner(), call.connectionId(), change::applyTo));
        return ApiAnswer.ok(ConnectionAnswer.of(changed));
    }

    private ApiAnswer delete(ApiCall call) {
        connections.delete(call.owner(), call.connectionId());
        return ApiAnswer.noContent();
    }

    private ApiAnswer test(ApiCall call) {
        return ApiAnswer.ok(ConnectionTestAnswer.of(connections.test(call.owner(), call.connectionId())));
    }

    private ApiAnswer pause(ApiCall call) {
        return ApiAnswer.ok(ConnectionAnswer.of(connections.deactivate(call.owner(), call.connectionId())));
    }

    private ApiAnswer resume(ApiCall call) {
        return ApiAnswer.ok(ConnectionAnswer.of(connections.activate(call.owner(), call.connectionId())));
    }

    private ApiAnswer confirmRemovals(ApiCall call) {
        return ApiAnswer.ok(new Confirmed(connections.confirmRemovals(call.owner(), call.connectionId())));
    }

    /** How many products were held. */
    record Confirmed(int confirmed) {}
}
