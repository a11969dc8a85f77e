package io.github.wooautosync.spring.operations;

import io.github.wooautosync.connection.ConnectionStore;
import io.github.wooautosync.connection.ConnectionSummary;
import io.github.wooautosync.id.ConnectionId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All connections of all owners, as they are now. */
final class ConnectionOverview {

    private static final int PAGE = 500;

    private final ConnectionStore connections;

    ConnectionOverview(ConnectionStore connections) {
        this.connections = connections;
    }

    /** Those in trouble first, and of them the longest in trouble. */
    List<ConnectionSummary> all() {
        List<ConnectionSummary> all = new ArrayList<>();
        Optional<ConnectionId> last = Optional.empty();
        List<ConnectionSummary> page;
        do {
            page = connections.summaries(last, PAGE);
            all.addAll(page);
            last = all.isEmpty() ? last : Optional.of(all.get(all.size() - 1).id());
        } while (page.size() == PAGE);
        all.sort(Comparator.comparing((ConnectionSummary connection) -> !isInTrouble(connection))
                .thenComparing(connection -> connection.health().since())
                .thenComparing(ConnectionSummary::id));
        return all;
    }

    /** A connection that was deactivated is nobody's trouble. */
    static boolean isInTrouble(ConnectionSummary connection) {
        return connection.active() && !connection.health().isOk();
    }
}
