package io.github.wooautosync.engine;

import io.github.wooautosync.connection.ConnectionStore;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * What every run of a drain works with.
 *
 * @param senders carries requests out, on threads of its own or at once on the caller's
 * @param stopping whether the engine is being closed
 */
record DrainTools(
        EngineSettings settings,
        ConnectionStore connections,
        Clock clock,
        StoreSessions sessions,
        DueRecords due,
        BatchPreparation preparation,
        RemovalStep removals,
        BatchExchange exchange,
        FollowUps followUps,
        OutcomeStore outcomes,
        OutcomeReporter reporter,
        ConnectionMonitor monitor,
        EventPublisher events,
        Executor senders,
        BooleanSupplier stopping) {}
