package io.github.wooautosync.engine;

import io.github.wooautosync.woo.BatchAnswer;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.WooException;
import io.github.wooautosync.woo.WooFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One batch on its way. */
final class BatchInFlight implements Sending {

    private final StoreRound round;
    private final List<PreparedPush> pushes;
    private final HeldLease lease;
    private final Duration longest;
    private final Clock clock;
    private Instant startedAt;
    private Result result = new Result.NotSent();

    /**
     * @param longest how long the request may take
     */
    BatchInFlight(StoreRound round, List<PreparedPush> pushes, HeldLease lease, Duration longest, Clock clock) {
        this.round = round;
        this.pushes = List.copyOf(pushes);
        this.lease = lease;
        this.longest = longest;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    /** What became of it. */
    sealed interface Result {

        /** The lease would not have lasted. */
        record NotSent() implements Result {}

        record Answered(BatchAnswer answer) implements Result {}

        record Failed(WooFailure failure) implements Result {}

        /** Neither the store's fault nor the product's. */
        record Broken(Throwable fault) implements Result {}
    }

    @Override
    public void run() {
        startedAt = clock.instant();
        if (!lease.lasts(longest)) {
            return;
        }
        try {
            result = new Result.Answered(round.client().batch(StoreResource.PRODUCTS, BatchExchange.batch(pushes)));
        } catch (WooException failed) {
            result = new Result.Failed(failed.failure());
        } catch (RuntimeException | Error fault) {
            result = new Result.Broken(fault);
        }
    }

    @Override
    public List<PreparedPush> pushes() {
        return pushes;
    }

    @Override
    public Set<Claim> claims() {
        return pushes.stream()
                .flatMap(push -> push.skuKey().stream())
                .map(Claim.Sku::new)
                .collect(Collectors.toSet());
    }

    StoreRound round() {
        return round;
    }

    Instant startedAt() {
        return startedAt;
    }

    Result result() {
        return result;
    }
}
