package io.github.wooautosync.engine;

import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.event.SyncEvent;
import io.github.wooautosync.record.Completion;
import io.github.wooautosync.record.Lane;
import io.github.wooautosync.record.RecordTransitions;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Tells operators and listeners what was stored. */
final class OutcomeReporter {

    private static final Logger LOG = LoggerFactory.getLogger(OutcomeReporter.class);

    /** More products at once are summed up in the line about their request. */
    private static final int MOST_LINES = 20;

    private final EventPublisher events;
    private final Clock clock;

    OutcomeReporter(EventPublisher events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    void report(
            Connection connection, List<SyncRecord> before, List<SyncOutcome> outcomes, List<Completion> completions) {
        Map<SyncRecordId, SyncRecord> records =
                before.stream().collect(Collectors.toMap(SyncRecord::id, Function.identity()));
        boolean lineEach = outcomes.size() <= MOST_LINES;
        for (int i = 0; i < outcomes.size(); i++) {
            SyncRecord record = records.get(outcomes.get(i).recordId());
            if (record != null && completions.get(i) != Completion.LEASE_LOST) {
                report(connection, record, outcomes.get(i), lineEach);
            }
        }
    }

    /** The store cannot be used, so these stay due. */
    void reportPostponed(Connection connection, List<SyncRecord> records) {
        records.forEach(record -> postponed(connection, record));
    }

    private void report(Connection connection, SyncRecord record, SyncOutcome outcome, boolean lineEach) {
        if (outcome instanceof SyncOutcome.Pushed pushed) {
            pushed(connection, record, pushed, lineEach);
        } else if (outcome instanceof SyncOutcome.Failed failed) {
            failed(connection, record, failed);
        } else if (outcome instanceof SyncOutcome.Removed) {
            LOG.info(
                    "Removed the sync record of product {} at connection {}: the PIM has no such product any more",
                    record.productId(),
                    connection.storeName());
            events.publish(new SyncEvent.RecordRemoved(connection.id(), record.productId(), clock.instant()));
        } else if (outcome instanceof SyncOutcome.Unlinked) {
            LOG.warn(
                    "Product {} is gone from connection {} (WooCommerce product {}); it will be created again",
                    record.productId(),
                    connection.storeName(),
                    record.wooProductId().map(Object::toString).orElse("unknown"));
        } else if (outcome instanceof SyncOutcome.Deferred deferred) {
            LOG.debug(
                    "Product {} at connection {} waits until {}",
                    record.productId(),
                    connection.id(),
                    deferred.until());
        } else {
            postponed(connection, record);
        }
    }

    private static void postponed(Connection connection, SyncRecord record) {
        if (connection.health().isOk()) {
            LOG.debug("Product {} goes to connection {} once more at once", record.productId(), connection.storeName());
        } else if (record.lane() == Lane.INTERACTIVE) {
            LOG.warn(
                    "Failed to auto-sync product {} to connection {}: {}; the change waits, next attempt at {}",
                    record.productId(),
                    connection.storeName(),
                    connection.health().message().orElse("the store cannot be used now"),
                    connection.health().nextProbeAt().map(Object::toString).orElse("the next round"));
        }
    }

    private void pushed(Connection connection, SyncRecord record, SyncOutcome.Pushed pushed, boolean lineEach) {
        Instant now = clock.instant();
        warned(connection, record, pushed);
        if (pushed.sentFields().isEmpty() && pushed.isPartial()) {
            LOG.debug("Images of product {} follow to {}", record.productId(), connection.storeName());
            return;
        }
        if (pushed.sentFields().isEmpty()) {
            LOG.debug("Product {} is unchanged at connection {}", record.productId(), connection.storeName());
            events.publish(new SyncEvent.ProductUnchanged(connection.id(), record.productId(), now));
            return;
        }
        boolean created = record.wooProductId().isEmpty();
        if (record.lane() == Lane.INTERACTIVE && lineEach) {
            LOG.info(
                    "Successfully auto-synced product {} to connection {}", record.productId(), connection.storeName());
        } else {
            LOG.debug(
                    "Pushed product {} to connection {} as WooCommerce product {}",
                    record.productId(),
                    connection.storeName(),
                    pushed.wooProductId());
        }
        LOG.debug("Sent fields of product {}: {}", record.productId(), pushed.sentFields());
        events.publish(new SyncEvent.ProductPushed(
                connection.id(), record.productId(), pushed.wooProductId(), created, pushed.sentFields(), now));
    }

    private void warned(Connection connection, SyncRecord record, SyncOutcome.Pushed pushed) {
        pushed.remainder()
                .filter(SyncOutcome.Remainder.Warned.class::isInstance)
                .map(SyncOutcome.Remainder.Warned.class::cast)
                .ifPresent(warned -> warned(connection, record, warned));
    }

    private void warned(Connection connection, SyncRecord record, SyncOutcome.Remainder.Warned warned) {
        boolean news = !record.warning().equals(Optional.of(warned.warning()));
        LOG.atLevel(news ? Level.WARN : Level.DEBUG)
                .log(
                        "Product {} is at connection {}, but: {}; {}",
                        record.productId(),
                        connection.storeName(),
                        warned.warning(),
                        warned.retryAt()
                                .map(at -> "next attempt at " + at)
                                .orElse("no further attempt until the product changes or is exported again"));
        events.publish(new SyncEvent.ProductWarned(
                connection.id(),
                record.productId(),
                warned.warning().code(),
                warned.warning().message(),
                warned.retryAt(),
                clock.instant()));
    }

    private void failed(Connection connection, SyncRecord record, SyncOutcome.Failed failed) {
        if (failed.error().code().equals(FailureCode.REMOVAL_HELD)) {
            held(connection, record, failed);
            return;
        }
        String verb = record.lane() == Lane.INTERACTIVE ? "auto-sync" : "export";
        boolean divided =
                failed.retryAt().filter(at -> !at.isAfter(clock.instant())).isPresent();
        LOG.atLevel(divided ? Level.DEBUG : Level.WARN)
                .log(
                        "Failed to {} product {} to connection {}: {}; {}",
                        verb,
                        record.productId(),
                        connection.storeName(),
                        failed.error(),
                        failed.retryAt()
                                .map(at -> "next attempt at " + at)
                                .orElse("no further attempt until the product changes or is exported again"));
        events.publish(new SyncEvent.ProductFailed(
                connection.id(),
                record.productId(),
                failed.error().code(),
                failed.error().message(),
                failed.retryAt(),
                clock.instant()));
    }

    /** One line of the connection says it for all of them. */
    private void held(Connection connection, SyncRecord record, SyncOutcome.Failed failed) {
        LOG.debug("The removal of product {} at connection {} waits", record.productId(), connection.storeName());
        if (!RecordTransitions.isRemovalHeld(record)) {
            events.publish(new SyncEvent.ProductFailed(
                    connection.id(),
                    record.productId(),
                    failed.error().code(),
                    failed.error().message(),
                    failed.retryAt(),
                    clock.instant()));
        }
    }
}
