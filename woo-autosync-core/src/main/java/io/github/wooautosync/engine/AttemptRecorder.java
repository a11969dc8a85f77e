package io.github.wooautosync.engine;

import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.mapping.DesiredValue;
import io.github.wooautosync.record.AttemptCause;
import io.github.wooautosync.record.AttemptKind;
import io.github.wooautosync.record.AttemptStore;
import io.github.wooautosync.record.Completion;
import io.github.wooautosync.record.DesiredState;
import io.github.wooautosync.record.RecordTransitions;
import io.github.wooautosync.record.SyncAttempt;
import io.github.wooautosync.record.SyncError;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the history of attempts, by one insert for each completed batch. It may fail: what became of the products is
 * stored already. Safe for use by several threads.
 */
final class AttemptRecorder {

    private static final Logger LOG = LoggerFactory.getLogger(AttemptRecorder.class);

    private static final int MOST_STARTED = 10_000;

    private final AttemptStore attempts;
    private final Clock clock;
    private final Map<SyncRecordId, Started> started = new ConcurrentHashMap<>();

    AttemptRecorder(AttemptStore attempts, Clock clock) {
        this.attempts = attempts;
        this.clock = clock;
    }

    /** These are about to be sent. */
    void started(List<PreparedPush> pushes) {
        Instant now = clock.instant();
        if (started.size() > MOST_STARTED) {
            started.clear(); // outcomes that could never be stored; their attempts lose nothing but a duration
        }
        for (PreparedPush push : pushes) {
            AttemptKind kind = kindOf(push);
            started.put(push.record().id(), new Started(now, kind, fieldsOf(push, kind)));
        }
    }

    /** These outcomes were stored. */
    void completed(
            Connection connection, List<SyncRecord> before, List<SyncOutcome> outcomes, List<Completion> completions) {
        Map<SyncRecordId, SyncRecord> records =
                before.stream().collect(Collectors.toMap(SyncRecord::id, Function.identity(), (one, other) -> one));
        List<SyncAttempt> ended = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            SyncOutcome outcome = outcomes.get(i);
            Optional<Started> sent = Optional.ofNullable(started.remove(outcome.recordId()));
            SyncRecord record = records.get(outcome.recordId());
            if (record != null && completions.get(i) != Completion.LEASE_LOST) {
                attempt(record, outcome, completions.get(i), sent).ifPresent(ended::add);
            }
        }
        append(connection, ended);
    }

    private void append(Connection connection, List<SyncAttempt> ended) {
        if (ended.isEmpty()) {
            return;
        }
        try {
            attempts.append(ended);
        } catch (RuntimeException away) {
            LOG.warn(
                    "{} attempt(s) at connection {} are missing in the history; the products are not touched by that",
                    ended.size(),
                    connection.storeName(),
                    away);
        }
    }

    /** Nothing for what was unchanged, and for what only waits because the store as a whole is away. */
    private Optional<SyncAttempt> attempt(
            SyncRecord record, SyncOutcome outcome, Completion completion, Optional<Started> sent) {
        if (outcome instanceof SyncOutcome.Pushed pushed) {
            return pushed(record, pushed, sent);
        }
        if (isHeldAgain(record, outcome)) {
            return Optional.empty();
        }
        if (outcome instanceof SyncOutcome.Failed failed) {
            return Optional.of(ended(record, sent, failed.error().code(), kindOf(record)));
        }
        if (outcome instanceof SyncOutcome.Unlinked) {
            return Optional.of(ended(record, sent, SyncAttempt.GONE, kindOf(record)));
        }
        boolean removed = outcome instanceof SyncOutcome.Removed && completion == Completion.ACCEPTED;
        return removed ? Optional.of(ended(record, sent, SyncAttempt.REMOVED, AttemptKind.REMOVAL)) : Optional.empty();
    }

    /** That a removal still waits for a person is no news. */
    private static boolean isHeldAgain(SyncRecord record, SyncOutcome outcome) {
        return outcome instanceof SyncOutcome.Failed failed
                && failed.error().code().equals(FailureCode.REMOVAL_HELD)
                && RecordTransitions.isRemovalHeld(record);
    }

    /** When nothing of what was sent arrived, such as images that the store could not fetch, the warning is the outcome. */
    private Optional<SyncAttempt> pushed(SyncRecord record, SyncOutcome.Pushed pushed, Optional<Started> sent) {
        Optional<String> warning = pushed.remainder()
                .filter(SyncOutcome.Remainder.Warned.class::isInstance)
                .map(SyncOutcome.Remainder.Warned.class::cast)
                .map(SyncOutcome.Remainder.Warned::warning)
                .map(SyncError::code);
        if (!pushed.sentFields().isEmpty()) {
            return Optional.of(pushed(record, pushed, warning, sent));
        }
        return sent.isEmpty() ? Optional.empty() : warning.map(code -> ended(record, sent, code, kindOf(record)));
    }

    private SyncAttempt pushed(
            SyncRecord record, SyncOutcome.Pushed pushed, Optional<String> warning, Optional<Started> sent) {
        Instant now = clock.instant();
        return new SyncAttempt(
                record.id(),
                record.connectionId(),
                record.productId(),
                now,
                Duration.between(pushed.startedAt(), now),
                causeOf(record),
                sent.map(Started::kind).orElse(kindOf(record)),
                pushed.sentFields(),
                SyncAttempt.PUSHED,
                warning,
                Optional.of(pushed.wooProductId()));
    }

    private SyncAttempt ended(SyncRecord record, Optional<Started> sent, String outcome, AttemptKind otherwise) {
        Instant now = clock.instant();
        return new SyncAttempt(
                record.id(),
                record.connectionId(),
                record.productId(),
                now,
                sent.map(start -> Duration.between(start.at(), now)).orElse(Duration.ZERO),
                causeOf(record),
                sent.map(Started::kind).orElse(otherwise),
                sent.map(Started::fields).orElse(Set.of()),
                outcome,
                Optional.empty(),
                record.wooProductId());
    }

    private static AttemptCause causeOf(SyncRecord record) {
        if (!record.hasPendingChanges()) {
            return record.warning().isPresent() ? AttemptCause.RETRY : AttemptCause.CONFIRMATION;
        }
        if (record.attempts() > 0) {
            return AttemptCause.RETRY;
        }
        return record.isExportPending() ? AttemptCause.EXPORT : AttemptCause.CHANGE;
    }

    private static AttemptKind kindOf(SyncRecord record) {
        if (record.desiredState() == DesiredState.REMOVED) {
            return AttemptKind.REMOVAL;
        }
        return record.wooProductId().isEmpty() ? AttemptKind.CREATE : AttemptKind.UPDATE;
    }

    private static AttemptKind kindOf(PreparedPush push) {
        if (push.isCreate()) {
            return AttemptKind.CREATE;
        }
        if (push.isLight()) {
            return AttemptKind.UPDATE;
        }
        boolean variations =
                push.variants().filter(pending -> !pending.isSettled()).isPresent();
        return variations ? AttemptKind.VARIATIONS : AttemptKind.IMAGES;
    }

    private static Set<String> fieldsOf(PreparedPush push, AttemptKind kind) {
        return switch (kind) {
            case VARIATIONS -> Set.of(DesiredValue.Variants.FIELD);
            case IMAGES -> ImageReferences.fieldOf(push.push()).map(Set::of).orElse(Set.of());
            default -> push.fields().names();
        };
    }

    private record Started(Instant at, AttemptKind kind, Set<String> fields) {}
}
