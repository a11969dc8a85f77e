package io.github.wooautosync.record;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps sync records, captured changes and leases. The engine keeps nothing that matters anywhere else: whatever this
 * store has written survives a kill, and several nodes that share it share the work.
 *
 * <p>Every method is one short transaction of its own (READ COMMITTED on a database), except {@link #capture}, which
 * joins the host's transaction where there is one. No method waits for a store. Safe for use by several threads and
 * nodes. Instants that a method takes are the engine's clock; leases are timed by the store's own clock.
 */
public interface SyncRecordStore {

    // What the host says

    /**
     * Notes that products changed. Inside a transaction of the host it becomes visible with that transaction's commit
     * and vanishes with its roll-back; it takes no lock on existing rows and never makes the host's transaction fail.
     */
    void capture(Collection<Capture> captures);

    /**
     * Turns captures into due records and deletes exactly those captures. For each record of a captured product (of the
     * capture's owner, where it names one), whatever the number of captures: the revision grows by one; it becomes
     * {@link SyncStatus#PENDING} in the {@link Lane#INTERACTIVE} lane, counts no failed attempts, and is due at {@code
     * dueAt} unless it is due earlier and not in flight.
     *
     * <ul>
     *   <li>A record with {@code autoSync} off keeps its revision counting but becomes {@link SyncStatus#PAUSED} and is
     *       not due, except at the end of its {@code doubtfulUntil}; while an export waits, nothing but the revision
     *       changes.
     *   <li>The last capture of a product decides its desired state: {@link ChangeKind#DELETED} wants it removed (also
     *       where {@code autoSync} is off), any other kind wants it present.
     *   <li>{@code pendingSince} is set to the time of the first capture, unless it is set.
     *   <li>A product without records was never exported: its captures are deleted and nothing else happens.
     * </ul>
     *
     * Must be called by the holder of {@link LeaseKey#FOLD}.
     *
     * @param limit the most captures to fold; positive
     */
    FoldResult fold(int limit, Instant dueAt, Instant now);

    /** Of these products, the ones with captures that are not folded yet. */
    Set<ProductId> capturedProducts(OwnerId ownerId, Collection<ProductId> productIds);

    /** When the oldest capture that is not folded yet was made. */
    Optional<Instant> oldestCapture();

    /**
     * Creates the records that do not exist and makes all of them due at once in the {@link Lane#BULK} lane: revision
     * and requested revision grow to the same new value (the full-push revision too, unless partial), status
     * {@link SyncStatus#PENDING}, desired state present, attempts 0. A record that is due in the interactive lane stays
     * in it.
     *
     * @return the records as they are now, in the order of the product ids
     */
    List<SyncRecord> registerExport(ExportRegistration registration, Instant now);

    /**
     * Takes back exports that nobody has started: deletes the records that never reached the store, still have exactly
     * the given revision and are not in flight. A product that the store already has is brought up to date all the same.
     *
     * @param revisions product to the revision that {@link #registerExport} gave its record
     * @return the products that were taken back
     */
    Set<ProductId> withdrawExport(ConnectionId connectionId, Map<ProductId, Long> revisions);

    /**
     * Links products to products of the store without pushing anything: creates the records that do not exist, and links
     * those that have no link yet and are not in flight ({@link RecordTransitions#newlyLinked}, {@link
     * RecordTransitions#linked}). A record that has a link, that is in flight or that belongs to another owner stays as
     * it is, and a product of the store that another record is linked to is not taken from it.
     *
     * @return the products that were linked now
     */
    Set<ProductId> registerLinks(LinkRegistration registration, Instant now);

    // Leases

    /**
     * Takes the lease if it is free or expired. Taking it raises its epoch.
     *
     * @param holder names the node
     * @param duration how long it lasts by the store's clock
     */
    Optional<Lease> acquireLease(LeaseKey key, String holder, Duration duration);

    /** Prolongs a lease that is still this one. A lease that expired but was not taken by anybody can be renewed. */
    boolean renewLease(Lease lease, Duration duration);

    /** Gives a lease back, if it is still this one. */
    void releaseLease(Lease lease);

    // What the engine does; leases guard it

    /** Connections with records that are due or in flight. */
    Set<ConnectionId> connectionsWithDueRecords(Instant now);

    /** Whether a write of any record of the connection is in flight, under whatever lease. */
    boolean hasRecordsInFlight(ConnectionId connectionId);

    /**
     * Records that are due and not in flight, earliest first.
     */
    List<SyncRecord> dueRecords(DueQuery query, Instant now);

    /**
     * Notes, before the first byte is sent, that writes of these records are on their way under this lease. An export
     * that is taken back at the same time ({@link #withdrawExport}) either finds the mark, or its record is not marked.
     *
     * @return those of the records that are still there, which alone may be sent; absent when the lease was lost: then
     *     nothing was noted and nothing may be sent
     */
    Optional<Set<SyncRecordId>> markInFlight(Lease lease, Collection<SyncRecordId> records);

    /**
     * Stores outcomes, all or none of them, and clears their in-flight marks. The lease's epoch is compared in the same
     * transaction.
     *
     * <p>{@link SyncOutcome.Pushed}: link, fingerprints and times are stored, {@code pushedRevision} becomes the outcome's
     * revision, error and attempts are cleared. When the revision moved on meanwhile the record stays {@link
     * SyncStatus#PENDING} and due ({@link SyncStatus#PAUSED} and not due where {@code autoSync} is off and no export
     * waits); else it is {@link SyncStatus#SYNCED} with nothing due. While {@code doubtfulUntil} lies after the outcome's
     * {@code startedAt} it is kept and the record is due again at that time; else it is cleared. With a {@link
     * SyncOutcome.Remainder.Warned} the warning is stored, and the record is {@link SyncStatus#SYNCED} and due again at
     * its {@code retryAt}; without one an older warning is cleared. With {@link SyncOutcome.Remainder.Follows} link and
     * fingerprints are stored, but the revision does not count as pushed: the record is pending in {@link Lane#FOLLOW_UP},
     * or stays in {@link Lane#INTERACTIVE} where the rest is urgent, due at once or when its doubt ends. {@link RecordTransitions} has all of it.
     *
     * <p>One product of the store belongs to one record of a connection: where another record is linked to the product
     * that was pushed, the outcome counts as a failed one with {@link SyncStatus#CONFLICT} and {@link
     * RecordTransitions#LINK_TAKEN}.
     *
     * <p>{@link SyncOutcome.Failed}: status, error and {@code retryAt} as due time are stored, attempts grow by one where it counts,
     * {@code doubtfulUntil} is stored where it is later than the one before. When the revision moved on meanwhile the
     * record is due at once, unless {@code retryAt} is set.
     *
     * <p>{@link SyncOutcome.Unlinked}: the link and the fingerprints go, the record is pending and due.
     *
     * <p>{@link SyncOutcome.Postponed}: only the in-flight mark goes.
     *
     * <p>{@link SyncOutcome.Deferred}: the in-flight mark goes, and the record is due at the given time, or at once when
     * its revision moved on.
     *
     * <p>{@link SyncOutcome.Removed}: the record is deleted, unless its revision moved on; then its next push is a full
     * one.
     *
     * <p>When the lease was lost, nothing of the outcomes is stored, and the records are made due at once and in doubt until
     * {@code doubtfulUntil}: see {@link #recoverInFlight}. The in-flight mark of a newer lease stays.
     *
     * @param doubtfulUntil until when a request of a lost lease may still reach the store
     * @return one completion per outcome, in their order
     */
    List<Completion> complete(Lease lease, List<SyncOutcome> outcomes, Instant doubtfulUntil, Instant now);

    /**
     * After a lease was taken over: every record of the connection that is in flight under an older epoch becomes due
     * at once (PENDING), and in doubt until the given time, so that it is pushed in full now and once more then.
     *
     * @return how many there were
     */
    int recoverInFlight(ConnectionId connectionId, Lease lease, Instant doubtfulUntil, Instant now);

    // What people read

    /** The records of these products at one connection; products without a record are absent. */
    List<SyncRecord> find(ConnectionId connectionId, Collection<ProductId> productIds);

    /** The records that are linked to these products of the store. */
    Map<WooProductId, SyncRecord> findByWooProducts(ConnectionId connectionId, Collection<WooProductId> wooProductIds);

    /**
     * Records of one connection in the order of their ids.
     *
     * @param status only records in this status; absent means all
     * @param after only records with a greater id
     */
    SyncRecordPage list(
            ConnectionId connectionId, Optional<SyncStatus> status, Optional<SyncRecordId> after, int limit);

    SyncStatistics statistics(ConnectionId connectionId);

    /** When the oldest change was made that is not in the store yet; cheap whatever the number of records in step. */
    Optional<Instant> oldestPendingChange(ConnectionId connectionId);

    /**
     * Makes the {@link SyncStatus#SYNCED} records that wait with a warning of this code, and would be looked at later,
     * due at once.
     *
     * @return how many there were
     */
    int wakeWarned(ConnectionId connectionId, String warningCode, Instant now);

    /**
     * Makes records in {@link SyncStatus#ERROR} or {@link SyncStatus#CONFLICT} due at once with a fresh count of
     * attempts. Those that are {@link SyncStatus#SYNCED} with a warning are exported anew with the fields of their last
     * export, so that everything is tried again.
     *
     * @param productIds which ones; empty means all of the connection
     * @return how many there were
     */
    int retry(ConnectionId connectionId, Collection<ProductId> productIds, Instant now);

    /**
     * Switches automatic updates of records on or off. On: what changed meanwhile is due at once. Off: what waits
     * becomes {@link SyncStatus#PAUSED}, unless it was exported by hand or is to be removed.
     *
     * @return how many records were switched; one that was so already does not count
     */
    int switchAutoSync(ConnectionId connectionId, Collection<ProductId> productIds, boolean autoSync, Instant now);

    /**
     * A person confirms the removals that are held ({@link RecordTransitions#REMOVAL_HELD}): those records are due at
     * once and marked as confirmed ({@link RecordTransitions#removalConfirmed}).
     *
     * @return how many there were
     */
    int confirmRemovals(ConnectionId connectionId, Instant now);

    /**
     * Deletes the records of these products at one connection, whatever they wait for; a write in flight finds nothing to
     * complete.
     *
     * @return how many there were
     */
    int delete(ConnectionId connectionId, Collection<ProductId> productIds);

    /** Deletes every record of a connection, for when the connection is deleted. Returns how many there were. */
    int deleteAll(ConnectionId connectionId);
}
