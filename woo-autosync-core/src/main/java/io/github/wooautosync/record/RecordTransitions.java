package io.github.wooautosync.record;

import io.github.wooautosync.record.SyncOutcome.Remainder.Warned;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The state machine of a sync record as pure functions, so that every store of records moves its records alike: read
 * the record under the store's own protection, apply a function, write the result.
 */
public final class RecordTransitions {

    /** The error code of a record whose product in the store is linked to another record of the connection. */
    public static final String LINK_TAKEN = "woo_product_linked_twice";

    /** The error code of a record that is to be removed, but too many would go at once: a person has to confirm it. */
    public static final String REMOVAL_HELD = "removal_held";

    /** The warning code of a record whose removal a person confirmed. */
    public static final String REMOVAL_CONFIRMED = "removal_confirmed";

    /** The warning code of a record that was linked to a product of the store and never pushed. */
    public static final String LINKED_NOT_PUSHED = "linked_not_pushed";

    private RecordTransitions() {}

    /**
     * The product of the record was captured, maybe several times.
     *
     * @param captures of that product, in their order; those of other owners are ignored
     * @return the record as it is then; absent when no capture means it
     */
    public static Optional<SyncRecord> captured(SyncRecord record, List<Capture> captures, Instant dueAt, Instant now) {
        List<Capture> meant = captures.stream()
                .filter(capture -> capture.owner().orElse(record.ownerId()).equals(record.ownerId()))
                .toList();
        if (meant.isEmpty()) {
            return Optional.empty();
        }
        ChangeKind last = meant.get(meant.size() - 1).kind();
        DesiredState desired = last == ChangeKind.DELETED ? DesiredState.REMOVED : DesiredState.PRESENT;
        return Optional.of(captured(record, desired, meant.get(0).capturedAt(), dueAt, now));
    }

    private static SyncRecord captured(
            SyncRecord record, DesiredState desired, Instant changedAt, Instant dueAt, Instant now) {
        SyncRecord.Builder raised = record.toBuilder()
                .revision(record.revision() + 1)
                .desiredState(desired)
                .pendingSince(record.pendingSince().or(() -> Optional.of(changedAt)))
                .updatedAt(now);
        if (!record.autoSync() && desired == DesiredState.PRESENT) {
            return record.isExportPending()
                    ? raised.build()
                    : raised.status(SyncStatus.PAUSED)
                            .dueAt(record.doubtfulUntil())
                            .build();
        }
        // What is under way is due no more: the change waits for further ones like any other.
        boolean underWay = record.inFlightEpoch().isPresent();
        return raised.status(SyncStatus.PENDING)
                .lane(Lane.INTERACTIVE)
                .attempts(0)
                .dueAt(underWay ? Optional.of(dueAt) : earlier(record.dueAt(), dueAt))
                .build();
    }

    /** A person wants the product in the store, or wants it there anew. */
    public static SyncRecord exportRequested(SyncRecord record, Set<String> fields, boolean partial, Instant now) {
        long revision = record.revision() + 1;
        boolean waitsInteractively = record.lane() == Lane.INTERACTIVE
                && record.status() == SyncStatus.PENDING
                && record.dueAt().isPresent();
        return record.toBuilder()
                .revision(revision)
                .requestedRevision(revision)
                .fullPushRevision(partial ? record.fullPushRevision() : revision)
                .exportedFields(partial ? union(record.exportedFields(), fields) : fields)
                .desiredState(DesiredState.PRESENT)
                .status(SyncStatus.PENDING)
                .lane(waitsInteractively ? Lane.INTERACTIVE : Lane.BULK)
                .attempts(0)
                .dueAt(earlier(record.dueAt(), now))
                .pendingSince(record.pendingSince().or(() -> Optional.of(now)))
                .updatedAt(now)
                .build();
    }

    /**
     * Whether a record exists only for the export that led to a revision, and nobody has started it, so that it can go
     * when a person takes the export back.
     */
    public static boolean isWithdrawable(SyncRecord record, long revision) {
        return record.revision() == revision
                && record.requestedRevision() == revision
                && record.pushedRevision() == 0
                && record.wooProductId().isEmpty()
                && record.inFlightEpoch().isEmpty()
                // What may have reached the store already cannot be taken back.
                && record.doubtfulUntil().isEmpty()
                && record.desiredState() == DesiredState.PRESENT;
    }

    /** A write of the record is about to be sent. */
    public static SyncRecord inFlight(SyncRecord record, long epoch) {
        return record.toBuilder().inFlightEpoch(OptionalLong.of(epoch)).build();
    }

    /**
     * A write of the record was started under a lease that is gone: it may still land.
     *
     * @param epoch of that lease; the in-flight mark of a newer one stays
     */
    public static SyncRecord inDoubt(SyncRecord record, long epoch, Instant doubtfulUntil, Instant now) {
        return record.toBuilder()
                .inFlightEpoch(
                        record.inFlightEpoch().orElse(epoch) <= epoch ? OptionalLong.empty() : record.inFlightEpoch())
                .doubtfulUntil(later(record.doubtfulUntil(), doubtfulUntil))
                .status(SyncStatus.PENDING)
                .dueAt(earlier(record.dueAt(), now))
                .updatedAt(now)
                .build();
    }

    /**
     * A person switched automatic updates of the record on or off. On: what changed meanwhile is due. Off: what waits
     * is not due any more, unless it was exported by hand or is to be removed.
     */
    public static SyncRecord autoSyncSwitched(SyncRecord record, boolean autoSync, Instant now) {
        SyncRecord.Builder switched = record.toBuilder().autoSync(autoSync).updatedAt(now);
        if (autoSync && record.status() == SyncStatus.PAUSED) {
            return record.hasPendingChanges()
                    ? switched.status(SyncStatus.PENDING)
                            .lane(Lane.INTERACTIVE)
                            .dueAt(earlier(record.dueAt(), now))
                            .build()
                    : switched.status(SyncStatus.SYNCED).build();
        }
        boolean automatic = !record.isExportPending() && record.desiredState() == DesiredState.PRESENT;
        boolean waits = record.dueAt().isPresent() && record.status() != SyncStatus.SYNCED;
        if (!autoSync && waits && automatic) {
            return switched.status(SyncStatus.PAUSED)
                    .dueAt(record.doubtfulUntil())
                    .build();
        }
        return switched.build();
    }

    /** Whether a person can ask to try again: the last push failed, or left something open. */
    public static boolean isRetryable(SyncRecord record) {
        return record.status() == SyncStatus.ERROR
                || record.status() == SyncStatus.CONFLICT
                || (record.status() == SyncStatus.SYNCED && record.warning().isPresent());
    }

    /** Whether a record waits with a warning of this code and would be looked at later by itself. */
    public static boolean isWaitingWith(SyncRecord record, String warningCode, Instant now) {
        return record.status() == SyncStatus.SYNCED
                && record.warning()
                        .filter(warning -> warning.code().equals(warningCode))
                        .isPresent()
                && record.dueAt().filter(due -> due.isAfter(now)).isPresent();
    }

    /** What a record waits for may have happened: it is looked at now. */
    public static SyncRecord woken(SyncRecord record, Instant now) {
        return record.toBuilder().dueAt(Optional.of(now)).updatedAt(now).build();
    }

    /** A person wants a failed record, or one with a warning, to be tried again. */
    public static SyncRecord retried(SyncRecord record, Instant now) {
        if (record.status() == SyncStatus.SYNCED) {
            return exportRequested(record, record.exportedFields(), false, now);
        }
        return record.toBuilder()
                .status(SyncStatus.PENDING)
                .attempts(0)
                .dueAt(earlier(record.dueAt(), now))
                .updatedAt(now)
                .build();
    }

    /**
     * The engine stored an outcome under a valid lease.
     *
     * @return the record as it is then; absent when it is to be deleted
     */
    public static Optional<SyncRecord> completed(SyncRecord record, SyncOutcome outcome, Instant now) {
        if (outcome instanceof SyncOutcome.Creating creating) {
            return Optional.of(record.withCreatedSku(creating.sku(), now));
        }
        SyncRecord landed = record.toBuilder()
                .inFlightEpoch(OptionalLong.empty())
                .updatedAt(now)
                .build();
        if (outcome instanceof SyncOutcome.Pushed pushed) {
            return Optional.of(pushed(landed, pushed, now));
        }
        if (outcome instanceof SyncOutcome.Failed failed) {
            return Optional.of(failed(landed, failed, now));
        }
        if (outcome instanceof SyncOutcome.Unlinked) {
            return Optional.of(landed.toBuilder()
                    .wooProductId(Optional.empty())
                    .fingerprints(Map.of())
                    .status(SyncStatus.PENDING)
                    .dueAt(earlier(record.dueAt(), now))
                    .build());
        }
        if (outcome instanceof SyncOutcome.Deferred deferred) {
            boolean movedOn = record.revision() > deferred.revision();
            return Optional.of(landed.toBuilder()
                    .dueAt(movedOn ? earlier(record.dueAt(), now) : Optional.of(deferred.until()))
                    .build());
        }
        if (outcome instanceof SyncOutcome.Removed removed) {
            return removed.revision() == record.revision()
                    ? Optional.empty()
                    // It may be hidden or gone in the store: fingerprints prove nothing.
                    : Optional.of(landed.toBuilder()
                            .fullPushRevision(record.revision())
                            .build());
        }
        return Optional.of(landed);
    }

    /** Whether the removal of the record waits for a person. */
    public static boolean isRemovalHeld(SyncRecord record) {
        return record.error().filter(error -> error.code().equals(REMOVAL_HELD)).isPresent();
    }

    /** Whether a person confirmed the removal of the record; a push takes that back. */
    public static boolean isRemovalConfirmed(SyncRecord record) {
        return record.warning()
                .filter(warning -> warning.code().equals(REMOVAL_CONFIRMED))
                .isPresent();
    }

    /** A person confirmed a removal that was held. */
    public static SyncRecord removalConfirmed(SyncRecord record, Instant now) {
        return record.toBuilder()
                .status(SyncStatus.PENDING)
                .error(Optional.empty())
                .warning(Optional.of(
                        new SyncError(REMOVAL_CONFIRMED, "its removal was confirmed and happens with the next round")))
                .attempts(0)
                .dueAt(earlier(record.dueAt(), now))
                .updatedAt(now)
                .build();
    }

    /** Whether a record may be linked by a person: no product of the store belongs to it, and no write is on its way. */
    public static boolean isLinkable(SyncRecord record) {
        return record.wooProductId().isEmpty() && record.inFlightEpoch().isEmpty();
    }

    /** The record of a product that was never exported and is linked to one of the store. Nothing is due. */
    public static SyncRecord newlyLinked(
            SyncRecordId id, LinkRegistration registration, LinkRegistration.ProductLink link, Instant now) {
        SyncRecord bare = SyncRecord.builder(
                        id, registration.connectionId(), link.productId(), registration.ownerId(), now)
                .requestedRevision(0)
                .exportedFields(registration.fields())
                .dueAt(Optional.empty())
                .build();
        return linked(bare, link, now);
    }

    /**
     * A person linked a record to a product of the store. What is due stays due; else nothing is pushed before the
     * product changes or is exported, and then all of it is.
     */
    public static SyncRecord linked(SyncRecord record, LinkRegistration.ProductLink link, Instant now) {
        SyncRecord.Builder linked = record.toBuilder()
                .wooProductId(Optional.of(link.wooProductId()))
                .fingerprints(link.fingerprints())
                .error(Optional.empty())
                .attempts(0)
                .updatedAt(now);
        if (record.dueAt().isPresent()) {
            return linked.status(SyncStatus.PENDING)
                    .fullPushRevision(record.revision())
                    .build();
        }
        return linked.status(SyncStatus.SYNCED)
                .pushedRevision(record.revision())
                .fullPushRevision(record.revision() + 1)
                .pendingSince(Optional.empty())
                .warning(Optional.of(new SyncError(
                        LINKED_NOT_PUSHED,
                        "linked to product " + link.wooProductId() + " of the store, which keeps its values until the"
                                + " product changes in the PIM or is exported")))
                .build();
    }

    /**
     * The product in the store that a push found belongs to another record of the connection: two products of the PIM
     * claim it, a person decides.
     */
    public static SyncOutcome.Failed linkTaken(SyncOutcome.Pushed outcome, SyncRecord holder) {
        SyncError error = new SyncError(
                LINK_TAKEN,
                "product " + outcome.wooProductId() + " of the store is linked to product " + holder.productId()
                        + " already; give one of the two another SKU");
        return new SyncOutcome.Failed(
                outcome.recordId(),
                outcome.revision(),
                SyncStatus.CONFLICT,
                error,
                Optional.empty(),
                true,
                Optional.empty());
    }

    /** What a store of records reports for a record that it completed. */
    public static Completion completionOf(Optional<SyncRecord> after) {
        boolean stillDue = after.flatMap(SyncRecord::dueAt).isPresent();
        return stillDue ? Completion.ACCEPTED_STILL_DUE : Completion.ACCEPTED;
    }

    private static SyncRecord pushed(SyncRecord record, SyncOutcome.Pushed outcome, Instant now) {
        SyncRecord.Builder after = record.toBuilder()
                .wooProductId(Optional.of(outcome.wooProductId()))
                .fingerprints(SyncRecord.withoutCreatedSku(outcome.fingerprints()))
                .error(Optional.empty());
        if (!outcome.sentFields().isEmpty()) {
            after.lastModifiedFields(outcome.sentFields())
                    .storeModifiedAt(outcome.storeModifiedAt().or(record::storeModifiedAt));
        }
        after.lastExportedAt(Optional.of(now));
        if (outcome.isPartial()) {
            return partlyPushed(record, outcome, after, now);
        }
        Optional<Warned> warned = warned(outcome);
        Optional<Instant> doubt = doubtAfter(record, outcome);
        after.doubtfulUntil(doubt)
                .pushedRevision(outcome.revision())
                .warning(warned.map(Warned::warning))
                .attempts(warned.isPresent() ? record.attempts() + 1 : 0);
        if (outcome.revision() == record.revision()) {
            return after.status(SyncStatus.SYNCED)
                    .pendingSince(Optional.empty())
                    .dueAt(earliest(doubt, warned.flatMap(Warned::retryAt)))
                    .build();
        }
        boolean mayGoOn = record.autoSync()
                || record.requestedRevision() > outcome.revision()
                || record.desiredState() == DesiredState.REMOVED;
        // What is still waiting changed after this push was prepared, so it is not older than the push.
        after.pendingSince(Optional.of(outcome.startedAt()));
        return mayGoOn
                ? after.status(SyncStatus.PENDING)
                        .dueAt(record.dueAt().or(() -> Optional.of(now)))
                        .build()
                : after.status(SyncStatus.PAUSED).dueAt(doubt).build();
    }

    /**
     * The rest of the revision follows: at once but apart from light work, or, while an older request may still land, when
     * that is over.
     */
    private static SyncRecord partlyPushed(
            SyncRecord record, SyncOutcome.Pushed outcome, SyncRecord.Builder after, Instant now) {
        Optional<Instant> doubt = doubtAfter(record, outcome);
        after.doubtfulUntil(doubt);
        if (record.fullPushRevision() <= outcome.revision()) {
            after.fullPushRevision(Math.min(record.fullPushRevision(), record.pushedRevision()));
        }
        if (record.revision() > outcome.revision()) {
            return after.dueAt(earlier(record.dueAt(), now)).build();
        }
        if (!record.autoSync() && !record.isExportPending()) {
            return after.status(SyncStatus.PAUSED).dueAt(doubt).build();
        }
        return after.status(SyncStatus.PENDING)
                .lane(isUrgent(outcome) && record.lane() == Lane.INTERACTIVE ? Lane.INTERACTIVE : Lane.FOLLOW_UP)
                .dueAt(doubt.or(() -> Optional.of(now)))
                .build();
    }

    private static boolean isUrgent(SyncOutcome.Pushed outcome) {
        return outcome.remainder()
                .filter(SyncOutcome.Remainder.Follows.class::isInstance)
                .map(SyncOutcome.Remainder.Follows.class::cast)
                .filter(SyncOutcome.Remainder.Follows::urgent)
                .isPresent();
    }

    private static Optional<Warned> warned(SyncOutcome.Pushed outcome) {
        return outcome.remainder().filter(Warned.class::isInstance).map(Warned.class::cast);
    }

    private static Optional<Instant> doubtAfter(SyncRecord record, SyncOutcome.Pushed outcome) {
        Optional<Instant> older = record.doubtfulUntil().filter(until -> until.isAfter(outcome.startedAt()));
        return warned(outcome)
                .flatMap(Warned::doubtfulUntil)
                .flatMap(until -> later(older, until))
                .or(() -> older);
    }

    private static SyncRecord failed(SyncRecord record, SyncOutcome.Failed outcome, Instant now) {
        boolean movedOn = record.revision() > outcome.revision();
        Optional<Instant> retryAt = outcome.retryAt().or(() -> movedOn ? Optional.of(now) : Optional.empty());
        return record.toBuilder()
                .status(outcome.status())
                .error(Optional.of(outcome.error()))
                .attempts(record.attempts() + (outcome.counts() ? 1 : 0))
                .dueAt(retryAt)
                .doubtfulUntil(outcome.doubtfulUntil()
                        .flatMap(until -> later(record.doubtfulUntil(), until))
                        .or(record::doubtfulUntil))
                .build();
    }

    private static Optional<Instant> earlier(Optional<Instant> first, Instant second) {
        return Optional.of(first.filter(instant -> instant.isBefore(second)).orElse(second));
    }

    private static Optional<Instant> earliest(Optional<Instant> first, Optional<Instant> second) {
        return second.flatMap(instant -> earlier(first, instant)).or(() -> first);
    }

    private static Optional<Instant> later(Optional<Instant> first, Instant second) {
        return Optional.of(first.filter(instant -> instant.isAfter(second)).orElse(second));
    }

    /** No selection means all fields, and all fields plus some are still all. */
    private static Set<String> union(Set<String> before, Set<String> added) {
        if (before.isEmpty() || added.isEmpty()) {
            return Set.of();
        }
        Set<String> both = new LinkedHashSet<>(before);
        both.addAll(added);
        return both;
    }
}
