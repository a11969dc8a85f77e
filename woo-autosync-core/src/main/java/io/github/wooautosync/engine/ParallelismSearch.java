package io.github.wooautosync.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * Finds out how many batches in flight move the most products: tries one more, keeps it where the throughput grows, and
 * goes back where it does not; now and then it tries one fewer, and keeps that where nothing is lost by it.
 *
 * <p>The throughput is the number of batches in flight by what each of them moves per second (Little's law), so that it
 * does not matter whether answers come one by one or all at once. Not safe for use by several threads.
 */
final class ParallelismSearch {

    private static final double GAIN_TO_GO_UP = 1.08;
    private static final double REST_TO_GO_DOWN = 0.97;
    private static final double OTHER_SPEED = 1.3;
    private static final int FIRST_PAUSE = 16;
    private static final int LONGEST_PAUSE = 128;

    private final int most;
    private int settled;
    private int tried;
    private double throughput;
    private int pause;
    private int nextPause = FIRST_PAUSE;
    private boolean upNext = true;
    private Instant since = Instant.MIN;
    private int answers;
    private double sumOfRates;

    ParallelismSearch(int most, int first) {
        this.most = most;
        this.settled = Math.min(first, most);
        this.tried = settled;
    }

    /** What proved best so far. */
    int settled() {
        return settled;
    }

    int current() {
        return tried;
    }

    /** A batch was answered while as many were in flight as may be; it was a full one. */
    void answered(int items, Instant startedAt, Instant now) {
        double seconds = Duration.between(startedAt, now).toNanos() / 1e9;
        if (seconds <= 0 || startedAt.isBefore(since)) {
            return;
        }
        pause = Math.max(0, pause - 1);
        answers++;
        if (answers <= answersThatSayNothing()) {
            return;
        }
        sumOfRates += items / seconds;
        int counted = answers - answersThatSayNothing();
        if (counted >= answersNeeded()) {
            judge(tried * sumOfRates / counted);
            answers = 0;
            sumOfRates = 0;
            since = tried == settled && since.isAfter(Instant.MIN) ? since : now;
        }
    }

    void halve(Instant now) {
        settled = Math.max(1, tried / 2);
        tried = settled;
        throughput = 0;
        pause = FIRST_PAUSE / 2;
        nextPause = FIRST_PAUSE;
        upNext = true;
        answers = 0;
        sumOfRates = 0;
        since = now;
    }

    /** After a change the first one still finds the store as it was. */
    private int answersThatSayNothing() {
        return tried == settled ? 0 : 1;
    }

    private int answersNeeded() {
        boolean atStart = throughput == 0 && tried == 1;
        return atStart ? 1 : tried + (tried == settled ? 2 : 0);
    }

    private void judge(double measured) {
        if (tried == settled) {
            remember(measured);
            tryNext();
        } else if (isBetter(measured)) {
            settled = tried;
            throughput = measured;
            pause = 0;
            nextPause = FIRST_PAUSE;
            tryNext();
        } else {
            tried = settled;
            pause = nextPause;
            nextPause = Math.min(LONGEST_PAUSE, nextPause * 2);
            upNext = !upNext;
        }
    }

    private boolean isBetter(double measured) {
        return tried > settled ? measured >= throughput * GAIN_TO_GO_UP : measured >= throughput * REST_TO_GO_DOWN;
    }

    private void remember(double measured) {
        boolean otherSpeed = measured > throughput * OTHER_SPEED || measured * OTHER_SPEED < throughput;
        if (otherSpeed) {
            pause = 0;
            nextPause = FIRST_PAUSE;
            throughput = measured;
        } else {
            throughput = (throughput + measured) / 2;
        }
    }

    private void tryNext() {
        if (pause > 0 || most == 1) {
            return;
        }
        boolean up = settled == 1 || (upNext && settled < most);
        upNext = up;
        tried = up ? settled + 1 : settled - 1;
    }
}
