package io.github.wooautosync.spring.operations;

import io.github.wooautosync.ConnectionSyncStats;
import io.github.wooautosync.SyncStatusService;
import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.connection.ConnectionStore;
import io.github.wooautosync.connection.ConnectionSummary;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.record.SyncRecordStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * The endpoint {@code wooautosync}: every connection, and the numbers of one of them. Only reads. (Spring Boot advises
 * against a dash in the id of an endpoint.)
 */
@Endpoint(id = "wooautosync")
public final class WooAutoSyncEndpoint {

    private static final int MOST_CONNECTIONS = 1000;

    private final ConnectionStore connections;
    private final SyncRecordStore records;
    private final SyncStatusService status;

    WooAutoSyncEndpoint(ConnectionStore connections, SyncRecordStore records, SyncStatusService status) {
        this.connections = connections;
        this.records = records;
        this.status = status;
    }

    /** All connections, at most 1000; those in trouble first. */
    @ReadOperation
    public Map<String, Object> overview() {
        List<ConnectionSummary> all = new ConnectionOverview(connections).all();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("total", all.size());
        answer.put(
                "oldestCapture", records.oldestCapture().map(Object::toString).orElse(""));
        answer.put(
                "connections",
                all.stream()
                        .limit(MOST_CONNECTIONS)
                        .map(WooAutoSyncEndpoint::described)
                        .toList());
        return answer;
    }

    /** One connection with its numbers; null, which is a 404, when there is no such one. */
    @ReadOperation
    public @Nullable Map<String, Object> connection(@Selector String id) {
        Optional<ConnectionSummary> found =
                connections.find(ConnectionId.of(id)).map(Connection::summary);
        if (found.isEmpty()) {
            return null;
        }
        ConnectionSyncStats stats = status.stats(found.get().id());
        Map<String, Object> answer = described(found.get());
        answer.put("total", stats.total());
        Map<String, Long> products = new LinkedHashMap<>();
        stats.totals().forEach((name, count) -> products.put(name.name().toLowerCase(Locale.ROOT), count));
        answer.put("products", products);
        answer.put(
                "oldestUnpushedChange",
                stats.oldestUnpushedChange().map(Object::toString).orElse(""));
        return answer;
    }

    private static Map<String, Object> described(ConnectionSummary connection) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("id", connection.id().value());
        description.put("owner", connection.ownerId().value());
        description.putAll(SyncHealth.describe(connection));
        return description;
    }
}
