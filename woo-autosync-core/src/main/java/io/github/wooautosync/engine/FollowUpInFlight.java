package io.github.wooautosync.engine;

import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.woo.WooException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One follow-up of one product on its way. */
final class FollowUpInFlight implements Sending {

    private final StoreRound round;
    private final PreparedPush push;
    private final FollowUps followUps;
    private final HeldLease lease;
    private final Duration longest;
    private final Set<Claim> claims;
    private Result result = new Result.NotRun();

    /**
     * @param longest how long each of its requests may take
     */
    FollowUpInFlight(StoreRound round, PreparedPush push, FollowUps followUps, HeldLease lease, Duration longest) {
        this.round = round;
        this.push = push;
        this.followUps = followUps;
        this.lease = lease;
        this.longest = longest;
        this.claims = followUps.claims(push);
    }

    /** What became of it. */
    sealed interface Result {

        /** The lease would not have lasted. */
        record NotRun() implements Result {}

        record Ran(FollowUps.Step step) implements Result {}

        /** The lease was lost on the way. */
        record LeaseLost() implements Result {}

        /** Neither the store's fault nor the product's. */
        record Broken(Throwable fault) implements Result {}
    }

    @Override
    public void run() {
        if (!lease.lasts(longest)) {
            return;
        }
        LoadLimits limits = round.session().limits();
        limits.followUpBegins();
        try {
            result = new Result.Ran(followUps.runFirst(round, push));
        } catch (LeaseLostException lost) {
            result = new Result.LeaseLost();
        } catch (WooException failed) {
            SyncRecord record = push.record();
            SyncOutcome postponed = new SyncOutcome.Postponed(record.id(), record.revision());
            result = new Result.Ran(new FollowUps.Step(postponed, Optional.empty(), Optional.of(failed.failure())));
        } catch (RuntimeException | Error fault) {
            result = new Result.Broken(fault);
        } finally {
            limits.followUpEnds();
        }
    }

    @Override
    public List<PreparedPush> pushes() {
        return List.of(push);
    }

    @Override
    public Set<Claim> claims() {
        return claims;
    }

    StoreRound round() {
        return round;
    }

    PreparedPush push() {
        return push;
    }

    Result result() {
        return result;
    }
}
