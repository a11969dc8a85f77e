package io.github.wooautosync.connection;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import java.time.Instant;
import java.util.Optional;

/**
 * A connection as those see it who watch over all of them: no credentials, so that none can be shown.
 *
 * @param lastSyncedAt when something was last pushed
 */
public record ConnectionSummary(
        ConnectionId id,
        OwnerId ownerId,
        String storeName,
        StoreUrl storeUrl,
        boolean active,
        boolean autoSync,
        ConnectionHealth health,
        Optional<Instant> lastSyncedAt) {}
