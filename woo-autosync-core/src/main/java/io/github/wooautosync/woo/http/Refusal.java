package io.github.wooautosync.woo.http;

import io.github.wooautosync.woo.FailureDetail;
import io.github.wooautosync.woo.TransportFault;
import io.github.wooautosync.woo.WooFailure;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * An error that was answered, for a request or for one item of a batch, with the failures it can become.
 *
 * @param request method and path
 * @param status of the answer, or of the item; absent when an item has none
 * @param item whether it is one item of a batch that was answered as a whole: the store is well then
 */
record Refusal(
        String request,
        Effect effect,
        OptionalInt status,
        ErrorBody error,
        Optional<Duration> retryAfter,
        boolean item,
        FailureText text) {

    boolean hasCode() {
        return error.code().isPresent();
    }

    int statusOr(int other) {
        return status.orElse(other);
    }

    WooFailure throttled() {
        return new WooFailure.Throttled(detail(), retryAfter);
    }

    WooFailure unavailable() {
        return new WooFailure.Unavailable(detail(), retryAfter);
    }

    WooFailure unavailable(TransportFault fault) {
        return new WooFailure.Unavailable(detail(fault.code()), retryAfter);
    }

    WooFailure unauthorised() {
        return new WooFailure.Unauthorised(detail());
    }

    WooFailure invalidData() {
        Map<String, String> reasons = new LinkedHashMap<>();
        error.fields().forEach((field, reason) -> reasons.put(text.code(field), text.message(reason)));
        return new WooFailure.InvalidData(detail(), reasons);
    }

    WooFailure tooLarge() {
        return new WooFailure.InvalidData(detail(TransportFault.REQUEST_TOO_LARGE.code()), Map.of());
    }

    WooFailure conflict(WooFailure.Conflict.Reason reason) {
        return new WooFailure.Conflict(detail(), reason, error.resourceId());
    }

    /** Without an id there is nobody to name, whatever the reason says. */
    WooFailure conflict(WooFailure.Conflict.Reason named, WooFailure.Conflict.Reason unnamed) {
        OptionalLong id = error.resourceId();
        return conflict(id.isPresent() ? named : unnamed);
    }

    /** Nobody knows what was done; a read did nothing. */
    WooFailure unknownEffect(boolean storeMayStillBeWorking) {
        return effect.writes() ? new WooFailure.Doubtful(detail(), storeMayStillBeWorking, retryAfter) : unavailable();
    }

    private FailureDetail detail() {
        return detail(error.code().map(text::code).orElse(TransportFault.HTTP_ERROR.code()));
    }

    private FailureDetail detail(String code) {
        String message = error.message().isBlank() ? "the store gave no reason" : text.message(error.message());
        return new FailureDetail(code, message, status, request);
    }
}
