package io.github.wooautosync.spring.web;

import io.github.wooautosync.ExportHandle;
import io.github.wooautosync.ExportProgress;
import io.github.wooautosync.ExportReport;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An export that a caller follows. Safe for use by several threads. */
final class ExportJob {

    private static final Logger LOG = LoggerFactory.getLogger(ExportJob.class);

    private final String id = UUID.randomUUID().toString();
    private final OwnerId owner;
    private final ConnectionId connection;
    private final long total;
    private final Clock clock;
    private final ExportHandle handle;
    private final Instant startedAt;
    private final CompletableFuture<ExportReport> report;
    private volatile Optional<Instant> endedAt = Optional.empty();
    private volatile boolean cancelling;

    ExportJob(OwnerId owner, ConnectionId connection, long total, Clock clock, ExportHandle handle) {
        this.owner = owner;
        this.connection = connection;
        this.total = total;
        this.clock = clock;
        this.handle = handle;
        this.startedAt = clock.instant();
        this.report = handle.report().whenComplete(this::ended);
    }

    String id() {
        return id;
    }

    OwnerId owner() {
        return owner;
    }

    boolean hasEnded() {
        return report.isDone();
    }

    boolean endedBefore(Instant time) {
        return endedAt.filter(end -> end.isBefore(time)).isPresent();
    }

    void cancel() {
        cancelling = true;
        handle.cancel();
    }

    ExportJobAnswer answer() {
        boolean ended = hasEnded();
        ExportProgress progress = handle.progress();
        Optional<ExportReport> result =
                ended && !report.isCompletedExceptionally() ? Optional.of(report.join()) : Optional.empty();
        return new ExportJobAnswer(
                id,
                connection,
                state(ended, result),
                total,
                progress.registered(),
                progress.settled(),
                progress.failed(),
                startedAt,
                endedAt,
                ended ? Optional.empty() : expectedEnd(progress.settled()),
                result.map(ExportReportAnswer::of));
    }

    private ExportJobAnswer.State state(boolean ended, Optional<ExportReport> result) {
        if (!ended) {
            return cancelling ? ExportJobAnswer.State.CANCELLING : ExportJobAnswer.State.RUNNING;
        }
        return result.map(report ->
                        report.cancelled() ? ExportJobAnswer.State.CANCELLED : ExportJobAnswer.State.COMPLETED)
                .orElse(ExportJobAnswer.State.FAILED);
    }

    /** At the pace so far. */
    private Optional<Instant> expectedEnd(long settled) {
        if (settled <= 0 || settled > total) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        double perProduct = Duration.between(startedAt, now).toMillis() / (double) settled;
        return Optional.of(now.plusMillis(Math.round(perProduct * (total - settled))));
    }

    @SuppressWarnings("NullAway") // one of the two is null, by contract of whenComplete
    private void ended(ExportReport done, Throwable failure) {
        endedAt = Optional.of(clock.instant());
        if (failure != null) {
            LOG.error("Export {} to connection {} failed", id, connection, failure);
        }
    }
}
