package io.github.wooautosync.spring.operations;

import io.github.wooautosync.connection.ConnectionStore;
import io.github.wooautosync.connection.ConnectionSummary;
import io.github.wooautosync.id.ConnectionId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tag of each connection: its id, for as many as may have one; the others share one. */
final class ConnectionTags {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionTags.class);

    static final String KEY = "connection";
    static final String OTHER = "other";

    private final ConnectionStore connections;
    private final int maximum;
    private final Set<String> given = new LinkedHashSet<>();

    ConnectionTags(ConnectionStore connections, int maximum) {
        this.connections = connections;
        this.maximum = maximum;
    }

    /** The tags of the connections that there are now. */
    synchronized List<String> known() {
        try {
            return connections.summaries(Optional.empty(), maximum).stream()
                    .map(ConnectionSummary::id)
                    .map(this::of)
                    .distinct()
                    .toList();
        } catch (RuntimeException unreadable) {
            LOG.warn("The connections cannot be read for the meters: {}", unreadable.getMessage());
            return List.of();
        }
    }

    synchronized String of(ConnectionId id) {
        if (given.contains(id.value())) {
            return id.value();
        }
        return given.size() < maximum && given.add(id.value()) ? id.value() : OTHER;
    }
}
