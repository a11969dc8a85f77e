package io.github.wooautosync.spring.web;

import io.github.wooautosync.ExportHandle;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The exports that callers follow, on this node. Bounded by owner and in all; ended ones go first. Thread-safe. */
final class ExportJobs {

    private final Clock clock;
    private final int maximumPerOwner;
    private final int maximumKept;
    private final Duration retention;
    private final Map<String, ExportJob> jobs = new LinkedHashMap<>();

    ExportJobs(Clock clock, int maximumPerOwner, int maximumKept, Duration retention) {
        this.clock = clock;
        this.maximumPerOwner = maximumPerOwner;
        this.maximumKept = maximumKept;
        this.retention = retention;
    }

    /** Starts an export, unless there are too many. */
    synchronized ExportJob start(OwnerId owner, ConnectionId connection, long total, Supplier<ExportHandle> export) {
        forgetOld();
        long running = jobs.values().stream()
                .filter(job -> job.owner().equals(owner) && !job.hasEnded())
                .count();
        if (running >= maximumPerOwner) {
            throw tooMany(running + " exports of yours are running");
        }
        if (jobs.size() >= maximumKept && !forgetOldestEnded()) {
            throw tooMany(jobs.size() + " exports are running");
        }
        ExportJob job = new ExportJob(owner, connection, total, clock, export.get());
        jobs.put(job.id(), job);
        return job;
    }

    synchronized Optional<ExportJob> find(OwnerId owner, String id) {
        forgetOld();
        return Optional.ofNullable(jobs.get(id)).filter(job -> job.owner().equals(owner));
    }

    synchronized List<ExportJob> list(OwnerId owner) {
        forgetOld();
        return jobs.values().stream().filter(job -> job.owner().equals(owner)).toList();
    }

    synchronized void forget(ExportJob job) {
        jobs.remove(job.id());
    }

    private void forgetOld() {
        Instant limit = clock.instant().minus(retention);
        jobs.values().removeIf(job -> job.endedBefore(limit));
    }

    private boolean forgetOldestEnded() {
        for (Iterator<ExportJob> oldestFirst = jobs.values().iterator(); oldestFirst.hasNext(); ) {
            if (oldestFirst.next().hasEnded()) {
                oldestFirst.remove();
                return true;
            }
        }
        return false;
    }

    private static ApiException tooMany(String what) {
        return ApiException.of(
                ProblemType.TOO_MANY_EXPORTS,
                what + "; wait until one has ended, or cancel one by DELETE /exports/{id}");
    }
}
