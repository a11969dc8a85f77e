package io.github.wooautosync.spring.web;

import io.github.wooautosync.id.ConnectionId;
import java.time.Instant;
import java.util.Optional;

/**
 * How far an export is.
 *
 * @param total products that were named
 * @param registered products that will be pushed even if this node dies
 * @param settled products whose result is known
 * @param failed products of these in error or conflict
 * @param expectedEnd at the pace so far
 * @param report when it has ended
 */
record ExportJobAnswer(
        String id,
        ConnectionId connectionId,
        State state,
        long total,
        long registered,
        long settled,
        long failed,
        Instant startedAt,
        Optional<Instant> endedAt,
        Optional<Instant> expectedEnd,
        Optional<ExportReportAnswer> report) {

    enum State {
        RUNNING,
        CANCELLING,
        COMPLETED,
        CANCELLED,
        /** The products could not be registered; what was registered goes on by itself. */
        FAILED
    }
}
