package io.github.wooautosync.spring.web;

import io.github.wooautosync.failure.FailureCatalogue;
import io.github.wooautosync.failure.FailureClass;
import io.github.wooautosync.failure.FailureDescription;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.record.AttemptCause;
import io.github.wooautosync.record.AttemptId;
import io.github.wooautosync.record.AttemptKind;
import io.github.wooautosync.record.SyncAttempt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One try to bring a product into a store.
 *
 * @param trigger why it was made
 * @param outcome {@code pushed}, {@code removed}, or a failure code, which cause and remedy explain
 */
record AttemptAnswer(
        ProductId productId,
        Optional<WooProductId> wooProductId,
        Instant at,
        long durationMillis,
        AttemptCause trigger,
        AttemptKind kind,
        Set<String> fields,
        boolean success,
        String outcome,
        Optional<String> cause,
        Optional<String> remedy,
        Optional<String> warningCode,
        Optional<String> warningCause,
        Optional<String> warningRemedy) {

    static AttemptAnswer of(SyncAttempt attempt) {
        Optional<FailureDescription> failure = attempt.isSuccess()
                ? Optional.empty()
                : Optional.of(FailureCatalogue.describe(attempt.outcome(), FailureClass.INVALID_DATA));
        Optional<FailureDescription> warning =
                attempt.warningCode().map(code -> FailureCatalogue.describe(code, FailureClass.WARNING));
        return new AttemptAnswer(
                attempt.productId(),
                attempt.wooProductId(),
                attempt.at(),
                attempt.duration().toMillis(),
                attempt.cause(),
                attempt.kind(),
                attempt.fields(),
                attempt.isSuccess(),
                attempt.outcome(),
                failure.map(FailureDescription::cause),
                failure.map(FailureDescription::remedy),
                attempt.warningCode(),
                warning.map(FailureDescription::cause),
                warning.map(FailureDescription::remedy));
    }

    /**
     * Some of them, newest first.
     *
     * @param next where older ones go on; absent on the last page
     */
    record Page(List<AttemptAnswer> data, Optional<AttemptId> next) {}
}
