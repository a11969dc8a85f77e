package io.github.wooautosync.engine;

import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.mapping.StoreUnits;
import io.github.wooautosync.plan.PreviewAction;
import io.github.wooautosync.plan.ProductPreview;
import io.github.wooautosync.record.DueQuery;
import io.github.wooautosync.record.Lane;
import io.github.wooautosync.record.RecordTransitions;
import io.github.wooautosync.record.SyncError;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordId;
import io.github.wooautosync.record.SyncRecordStore;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.woo.SkuKey;
import io.github.wooautosync.woo.StoreAccess;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Goes the way of a real run as far as the first write, and says what that write would be. Takes no lease, stores nothing
 * and sends nothing but reads. Knows what it said before: use one for each run. Not safe for use by several threads.
 */
public final class DryRun {

    /** How many products are looked at together. */
    public static final int STEP = 100;

    private static final Duration EVER = Duration.ofDays(3650);

    private final Connection connection;
    private final SyncRecordStore records;
    private final Clock clock;
    private final RemovalGuard guard;
    private final StoreSession session;
    private final PushPlanner planner;
    private final RemovedProducts removedProducts;
    private final SkuLookup skuLookup;
    private final ReferenceResolver references;
    private final VariationStep variations;
    private final PreviewWriter writer;
    private final Map<SkuKey, ProductId> newSkus = new HashMap<>();

    DryRun(EngineParts parts, EngineSettings settings, RemovalGuard guard, Connection connection) {
        this.connection = connection;
        this.records = parts.records();
        this.clock = parts.clock();
        this.guard = guard;
        EngineParts quiet = quiet(parts);
        Verdicts verdicts = new Verdicts(settings, clock, parts.random());
        TermFields terms = new TermFields(quiet.links(), verdicts);
        this.variations = new VariationStep(quiet, settings, verdicts);
        FollowUps followUps =
                new FollowUps(List.of(variations, new ImageUploader(quiet.links(), verdicts, clock)), verdicts);
        ReadOnlyWooClient client = new ReadOnlyWooClient(
                parts.clients().open(new StoreAccess(connection.storeUrl().value(), connection.credentials())));
        this.session = StoreSession.open(connection, access -> client, settings, Optional.empty());
        this.planner = new PushPlanner(quiet, verdicts);
        this.removedProducts = new RemovedProducts(quiet);
        this.skuLookup = new SkuLookup(records, verdicts);
        this.references = ReferenceResolver.lookingAhead(quiet, settings, verdicts, terms, followUps);
        this.writer = new PreviewWriter(connection, client);
    }

    private static EngineParts quiet(EngineParts parts) {
        return new EngineParts(
                parts.records(),
                parts.connections(),
                new OverlayLinkStore(parts.links()),
                new OverlayVariantLinkStore(parts.variantLinks()),
                parts.attempts(),
                parts.attemptRetention(),
                parts.productSource(),
                parts.mapper(),
                parts.customizers(),
                parts.clients(),
                List.of(),
                parts.clock(),
                parts.random(),
                parts.nodeName());
    }

    /**
     * What an export of these products would send.
     *
     * @param productIds at most {@value #STEP}, none twice
     * @throws io.github.wooautosync.woo.WooException when the store cannot be read
     */
    public List<ProductPreview> export(List<ProductId> productIds, Set<String> fields, boolean partial) {
        Map<ProductId, SyncRecord> known = new HashMap<>();
        records.find(connection.id(), productIds).forEach(record -> known.put(record.productId(), record));
        List<SyncRecord> wanted = new ArrayList<>();
        for (ProductId productId : productIds) {
            SyncRecord record = known.get(productId);
            wanted.add(
                    record == null
                            ? imagine(productId, fields, wanted.size())
                            : RecordTransitions.exportRequested(record, fields, partial, clock.instant()));
        }
        return preview(wanted);
    }

    /**
     * What waits for the store now or for a later try, in the order in which it would be sent.
     *
     * @param limit the most products
     * @throws io.github.wooautosync.woo.WooException when the store cannot be read
     */
    public void pending(int limit, Consumer<ProductPreview> previews) {
        List<SyncRecord> due = new ArrayList<>();
        for (Lane lane : Lane.values()) {
            if (due.size() < limit) {
                DueQuery query = new DueQuery(connection.id(), lane, DueQuery.Scope.EVERYTHING, limit - due.size());
                due.addAll(records.dueRecords(query, clock.instant().plus(EVER)));
            }
        }
        for (int from = 0; from < due.size(); from += STEP) {
            preview(due.subList(from, Math.min(due.size(), from + STEP))).forEach(previews);
        }
    }

    private List<ProductPreview> preview(List<SyncRecord> due) {
        RoundPlan plan = planner.plan(connection, due, this::units);
        Map<SyncRecordId, ProductPreview> previews = new HashMap<>();
        addRemovals(plan.removals(), due, previews);
        RemovedProducts.Restoration restoration =
                removedProducts.restore(session.client(), connection.id(), plan.pushes());
        RoundPlan resolved = skuLookup.resolve(session.client(), connection.policy(), restoration.pushes());
        List<PlannedPush> pushes = withoutSharedSkus(resolved.pushes(), previews);
        StoreRound round = new StoreRound(connection, session, () -> true, 0);
        PreparedRound prepared = references.prepare(round, pushes);
        Map<SyncRecordId, SyncRecord> byId = new HashMap<>();
        due.forEach(record -> byId.put(record.id(), record));
        for (List<SyncOutcome> settled : List.of(plan.settled(), resolved.settled(), prepared.settled())) {
            settled.forEach(outcome -> Optional.ofNullable(byId.get(outcome.recordId()))
                    .ifPresent(record -> previews.put(record.id(), PreviewWriter.settled(record, outcome))));
        }
        List<PreparedPush> written = new ArrayList<>(prepared.light());
        written.addAll(prepared.slow());
        Map<SyncRecordId, List<VariationPreview>> ofVariations = new HashMap<>();
        written.stream()
                .filter(variations::isNeeded)
                .forEach(push -> ofVariations.put(push.record().id(), variations.preview(round, push)));
        previews.putAll(
                writer.write(written, ofVariations, restoration.remembered().keySet()));
        List<ProductPreview> inOrder = new ArrayList<>();
        for (SyncRecord record : due) {
            Optional.ofNullable(previews.get(record.id())).ifPresent(inOrder::add);
        }
        return inOrder;
    }

    private StoreUnits units() {
        return session.units(clock.instant());
    }

    private void addRemovals(List<Removal> removals, List<SyncRecord> due, Map<SyncRecordId, ProductPreview> previews) {
        List<Removal> guarded = removals.stream()
                .filter(removal -> removal.isGuarded(connection))
                .toList();
        boolean blown = guard.isBlownBy(connection, guarded, due);
        for (Removal removal : removals) {
            boolean held = blown && removal.isGuarded(connection);
            previews.put(
                    removal.record().id(),
                    held
                            ? PreviewWriter.refused(
                                    removal.record(),
                                    PreviewAction.HOLD,
                                    guard.held(removal).error())
                            : writer.removed(removal));
        }
    }

    /** In a real run the first of two products with one SKU is in the store when the second comes. */
    private List<PlannedPush> withoutSharedSkus(List<PlannedPush> pushes, Map<SyncRecordId, ProductPreview> previews) {
        List<PlannedPush> free = new ArrayList<>();
        for (PlannedPush push : pushes) {
            ProductId productId = push.record().productId();
            ProductId first = push.isCreate() ? newSkus.putIfAbsent(SkuKey.of(push.sku()), productId) : null;
            if (first == null || first.equals(productId)) {
                free.add(push);
            } else {
                SyncError error = new SyncError(
                        FailureCode.SKU_SHARED_IN_PIM,
                        "SKU '" + push.sku() + "' is also that of product " + first
                                + " in the PIM; give one of them another SKU");
                previews.put(push.record().id(), PreviewWriter.refused(push.record(), PreviewAction.REFUSE, error));
            }
        }
        return free;
    }

    private SyncRecord imagine(ProductId productId, Set<String> fields, int number) {
        SyncRecordId id = new SyncRecordId(Long.MAX_VALUE - number);
        return SyncRecord.builder(id, connection.id(), productId, connection.ownerId(), clock.instant())
                .status(SyncStatus.PENDING)
                .exportedFields(fields)
                .build();
    }
}
