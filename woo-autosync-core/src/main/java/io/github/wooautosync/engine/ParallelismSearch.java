package io.github.wooautosync.engine;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how many batches in flight move the most products: tries one more, keeps it where the throughput grows, and
 * goes back where it does not; now and then it tries one fewer, and keeps that where nothing is lost by it. Only time in
 * which all batches that may be in flight are in flight counts. Not safe for use by several threads.
 */
final class ParallelismSearch {

    private static final double GAIN_TO_GO_UP = 1.08;
    private static final double REST_TO_GO_DOWN = 0.97;
    private static final double OTHER_SPEED = 1.25;
    private static final int FIRST_PAUSE = 16;
    private static final int LONGEST_PAUSE = 64;

    private final int most;
    private int settled = 1;
    private int tried = 1;
    private double throughput;
    private int pause;
    private int nextPause = FIRST_PAUSE;
    private boolean upNext = true;
    private @Nullable Instant since;
    private int answers;
    private long items;

    ParallelismSearch(int most) {
        this.most = most;
    }

    int current() {
        return tried;
    }

    /** The first request went out. */
    void begin(Instant now) {
        if (since == null) {
            restart(now);
        }
    }

    /**
     * A batch was answered.
     *
     * @param saturated whether as many were in flight as may be, and this one was a full one
     */
    void answered(int count, boolean saturated, Instant now) {
        Instant start = since;
        if (!saturated || start == null) {
            restart(now);
            return;
        }
        answers++;
        items += count;
        pause = Math.max(0, pause - 1);
        if (answers < answersNeeded()) {
            return;
        }
        Duration took = Duration.between(start, now);
        if (took.isZero() || took.isNegative()) {
            restart(now);
            return;
        }
        judge(items / (took.toNanos() / 1e9));
        restart(now);
    }

    void halve() {
        settled = Math.max(1, tried / 2);
        tried = settled;
        throughput = 0;
        pause = FIRST_PAUSE / 2;
        nextPause = FIRST_PAUSE;
        upNext = true;
        since = null;
    }

    /** One round of all batches and one more, so that it does not matter in which order they come back. */
    private int answersNeeded() {
        boolean atStart = throughput == 0 && tried == 1;
        return atStart ? 1 : tried + 1;
    }

    private void judge(double measured) {
        if (tried == settled) {
            remember(measured);
        } else if (isBetter(measured)) {
            settled = tried;
            throughput = measured;
            pause = 0;
            nextPause = FIRST_PAUSE;
        } else {
            tried = settled;
            pause = nextPause;
            nextPause = Math.min(LONGEST_PAUSE, nextPause * 2);
            upNext = !upNext;
            return;
        }
        tryNext();
    }

    private boolean isBetter(double measured) {
        return tried > settled ? measured >= throughput * GAIN_TO_GO_UP : measured >= throughput * REST_TO_GO_DOWN;
    }

    private void remember(double measured) {
        boolean otherSpeed =
                throughput > 0 && (measured > throughput * OTHER_SPEED || measured * OTHER_SPEED < throughput);
        if (otherSpeed) {
            pause = 0;
            nextPause = FIRST_PAUSE;
        }
        throughput = measured;
    }

    private void tryNext() {
        if (pause > 0 || most == 1) {
            return;
        }
        boolean up = settled == 1 || (upNext && settled < most);
        upNext = up;
        if (up || settled > 1) {
            tried = up ? settled + 1 : settled - 1;
        }
    }

    private void restart(Instant now) {
        since = now;
        answers = 0;
        items = 0;
    }
}
