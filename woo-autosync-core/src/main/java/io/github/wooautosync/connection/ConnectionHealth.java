package io.github.wooautosync.connection;

import io.github.wooautosync.failure.FailureCatalogue;
import io.github.wooautosync.failure.FailureClass;
import io.github.wooautosync.failure.FailureDescription;
import java.time.Instant;
import java.util.Optional;

/**
 * How the store of a connection fares. While it is not {@link State#OK} nothing is pushed: the connection rests, its
 * records stay pending, and one probe at {@code nextProbeAt} finds out whether it works again.
 *
 * @param state what is wrong
 * @param since when it became so
 * @param code the failure code of the trouble
 * @param message a sentence for people; holds no secret
 * @param failures whole requests that failed in a row
 * @param nextProbeAt when the store is asked again
 */
public record ConnectionHealth(
        State state,
        Instant since,
        Optional<String> code,
        Optional<String> message,
        int failures,
        Optional<Instant> nextProbeAt) {

    public static ConnectionHealth ok(Instant since) {
        return new ConnectionHealth(State.OK, since, Optional.empty(), Optional.empty(), 0, Optional.empty());
    }

    public boolean isOk() {
        return state == State.OK;
    }

    /** Whether the connection rests at that time. */
    public boolean restsAt(Instant now) {
        return nextProbeAt.filter(probe -> probe.isAfter(now)).isPresent();
    }

    /** Cause and remedy of the trouble; absent while all is well. */
    public Optional<FailureDescription> description() {
        return switch (state) {
            case OK -> Optional.empty();
            case UNAUTHORISED -> describe(FailureClass.UNAUTHORISED);
            case UNREACHABLE -> describe(FailureClass.UNAVAILABLE);
            case THROTTLED -> describe(FailureClass.THROTTLED);
        };
    }

    private Optional<FailureDescription> describe(FailureClass otherwise) {
        return code.map(known -> FailureCatalogue.describe(known, otherwise));
    }

    /** What can be wrong with a store. */
    public enum State {
        OK,
        /** The key is unknown, revoked or lacks a permission: a person has to act. */
        UNAUTHORISED,
        /** No connection, maintenance, time-outs, or not a WooCommerce store at that address. */
        UNREACHABLE,
        /** The store asks for fewer requests. */
        THROTTLED
    }
}
