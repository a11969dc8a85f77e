package io.github.wooautosync.spring.operations;

import io.github.wooautosync.connection.ConnectionStore;
import io.github.wooautosync.connection.ConnectionSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the connections fare, in words that every generation of Spring Boot understands. One bad store is a detail: only
 * when every active connection is in trouble something is wrong on our side of the line.
 */
final class SyncHealth {

    private final ConnectionOverview overview;
    private final int maximumConnections;

    SyncHealth(ConnectionStore connections, int maximumConnections) {
        this.overview = new ConnectionOverview(connections);
        this.maximumConnections = maximumConnections;
    }

    Report report() {
        List<ConnectionSummary> all = overview.all();
        List<ConnectionSummary> active =
                all.stream().filter(ConnectionSummary::active).toList();
        long troubled = active.stream().filter(ConnectionOverview::isInTrouble).count();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("connections", all.size());
        details.put("inTrouble", troubled);
        Map<String, Object> each = new LinkedHashMap<>();
        all.stream()
                .limit(maximumConnections)
                .forEach(connection -> each.put(connection.id().value(), describe(connection)));
        details.put("stores", each);
        return new Report(active.isEmpty() || troubled < active.size(), details);
    }

    static Map<String, Object> describe(ConnectionSummary connection) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("store", connection.storeName());
        description.put("state", stateOf(connection));
        description.put("since", connection.health().since().toString());
        connection.health().code().ifPresent(code -> description.put("code", code));
        connection.health().message().ifPresent(message -> description.put("message", message));
        connection.lastSyncedAt().ifPresent(at -> description.put("lastSyncedAt", at.toString()));
        return description;
    }

    static String stateOf(ConnectionSummary connection) {
        return connection.active() ? connection.health().state().name() : "PAUSED";
    }

    /**
     * The answer.
     *
     * @param up false only when every active connection is in trouble
     */
    record Report(boolean up, Map<String, Object> details) {}
}
