package io.github.wooautosync.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wooautosync.ExportHandle;
import io.github.wooautosync.ExportProgress;
import io.github.wooautosync.ExportReport;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ExportJobsTest {

    private static final OwnerId ALICE = OwnerId.of("alice");
    private static final OwnerId BOB = OwnerId.of("bob");
    private static final ConnectionId SHOP = ConnectionId.of("shop");

    private final Hand clock = new Hand();
    private final ExportJobs jobs = new ExportJobs(clock, 2, 3, Duration.ofMinutes(10));

    @Test
    void oneOwnerRunsSoManyAndNoMore() {
        Export first = new Export();
        start(ALICE, first);
        start(ALICE, new Export());

        assertThatThrownBy(() -> start(ALICE, new Export())).isInstanceOf(ApiException.class);

        first.end();
        start(ALICE, new Export());
    }

    @Test
    void ofAllOwnersTheOldestEndedOneGoesFirst() {
        start(ALICE, new Export());
        Export ended = new Export();
        ExportJob endedJob = start(ALICE, ended);
        start(BOB, new Export());
        assertThatThrownBy(() -> start(BOB, new Export())).isInstanceOf(ApiException.class);

        ended.end();
        start(BOB, new Export());

        assertThat(jobs.find(ALICE, endedJob.id())).isEmpty();
        assertThat(jobs.list(BOB)).hasSize(2);
    }

    @Test
    void anEndedOneIsForgottenAfterAWhileAndARunningOneIsNot() {
        Export running = new Export();
        Export ended = new Export();
        ExportJob runningJob = start(ALICE, running);
        ExportJob endedJob = start(ALICE, ended);
        ended.end();

        clock.advance(Duration.ofMinutes(10));
        assertThat(jobs.find(ALICE, endedJob.id())).isPresent();
        clock.advance(Duration.ofSeconds(1));

        assertThat(jobs.find(ALICE, endedJob.id())).isEmpty();
        assertThat(jobs.find(ALICE, runningJob.id())).isPresent();
        assertThat(jobs.find(BOB, runningJob.id())).isEmpty();
    }

    @Test
    void theExpectedEndFollowsThePace() {
        Export export = new Export();
        ExportJob job = start(ALICE, export);
        assertThat(job.answer().expectedEnd()).isEmpty();

        clock.advance(Duration.ofSeconds(10));
        export.progress = new ExportProgress(100, 25, 0, true);

        assertThat(job.answer().expectedEnd()).contains(clock.instant().plusSeconds(30));
        export.end();
        assertThat(job.answer().expectedEnd()).isEmpty();
        assertThat(job.answer().endedAt()).contains(clock.instant());
    }

    @Test
    void oneThatBreaksSaysSo() {
        Export export = new Export();
        ExportJob job = start(ALICE, export);

        export.report.completeExceptionally(new IllegalStateException("the database is away"));

        assertThat(job.answer().state()).isEqualTo(ExportJobAnswer.State.FAILED);
        assertThat(job.answer().report()).isEmpty();
    }

    private ExportJob start(OwnerId owner, Export export) {
        return jobs.start(owner, SHOP, 100, () -> export);
    }

    /** An export that ends when it is told to. */
    private static final class Export implements ExportHandle {

        final CompletableFuture<ExportReport> report = new CompletableFuture<>();
        ExportProgress progress = new ExportProgress(0, 0, 0, false);

        void end() {
            report.complete(new ExportReport(true, SHOP, 0, 0, 0, List.of(), 0, false));
        }

        @Override
        public ExportProgress progress() {
            return progress;
        }

        @Override
        public void cancel() {}

        @Override
        public CompletableFuture<ExportReport> report() {
            return report.copy();
        }
    }

    /** A clock that is moved by hand. */
    private static final class Hand extends Clock {

        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
