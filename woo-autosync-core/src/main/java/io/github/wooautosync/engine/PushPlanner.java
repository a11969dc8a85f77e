package io.github.wooautosync.engine;

import io.github.wooautosync.catalog.ConnectionContext;
import io.github.wooautosync.catalog.FieldValues;
import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.catalog.ProductField;
import io.github.wooautosync.catalog.ProductSource;
import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.connection.FieldOwnership;
import io.github.wooautosync.connection.StorePolicy;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.mapping.DesiredProduct;
import io.github.wooautosync.mapping.FieldDifference;
import io.github.wooautosync.mapping.Fingerprints;
import io.github.wooautosync.mapping.InvalidProductException;
import io.github.wooautosync.mapping.MappingContext;
import io.github.wooautosync.mapping.PayloadCustomizer;
import io.github.wooautosync.mapping.ProductMapper;
import io.github.wooautosync.mapping.StoreUnits;
import io.github.wooautosync.record.DesiredState;
import io.github.wooautosync.record.SyncError;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.woo.SkuKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads due products, maps them and finds what differs from the last push. Sends nothing. */
final class PushPlanner {

    private static final Logger LOG = LoggerFactory.getLogger(PushPlanner.class);

    private final ProductSource source;
    private final ProductMapper mapper;
    private final List<PayloadCustomizer> customizers;
    private final Verdicts verdicts;
    private final Clock clock;

    PushPlanner(EngineParts parts, Verdicts verdicts) {
        this.source = parts.productSource();
        this.mapper = parts.mapper();
        this.customizers = parts.customizers();
        this.verdicts = verdicts;
        this.clock = parts.clock();
    }

    /**
     * Plans one round.
     *
     * @param due what to look at
     * @param units asked for only when a product has measures
     */
    RoundPlan plan(Connection connection, List<SyncRecord> due, Supplier<StoreUnits> units) {
        List<SyncOutcome> settled = new ArrayList<>();
        List<Removal> removals = new ArrayList<>();
        List<SyncRecord> wanted = new ArrayList<>();
        for (SyncRecord record : due) {
            if (record.desiredState() == DesiredState.REMOVED) {
                removals.add(new Removal(record));
            } else {
                wanted.add(record);
            }
        }
        if (wanted.isEmpty()) {
            return new RoundPlan(settled, List.of(), removals);
        }
        ConnectionContext context = StoreSession.contextOf(connection);
        Map<ProductId, Product> products;
        try {
            products = Objects.requireNonNull(
                    source.load(wanted.stream().map(SyncRecord::productId).toList(), context),
                    "the product source answered null");
        } catch (RuntimeException fault) {
            LOG.error(
                    "The product source failed to load {} product(s) for connection {}",
                    wanted.size(),
                    connection.storeName(),
                    fault);
            SyncError error = new SyncError(
                    FailureCode.PRODUCT_SOURCE_FAILED,
                    "the product could not be loaded from the PIM: "
                            + fault.getClass().getSimpleName() + "; see the log of the host");
            wanted.forEach(record -> settled.add(verdicts.hostFailed(record, error)));
            return new RoundPlan(settled, List.of(), removals);
        }
        StoreUnits storeUnits =
                products.values().stream().filter(Objects::nonNull).anyMatch(PushPlanner::hasMeasures)
                        ? units.get()
                        : StoreUnits.standard();
        List<PlannedPush> pushes = new ArrayList<>();
        SelectionCheck selections = new SelectionCheck(products.values());
        for (SyncRecord record : wanted) {
            MappingContext mapping =
                    new MappingContext(context, connection.policy(), record.exportedFields(), storeUnits);
            Optional<Product> product = Optional.ofNullable(products.get(record.productId()));
            if (product.isEmpty()) {
                removals.add(new Removal(record));
            } else {
                planOne(record, product.get(), mapping, selections, settled, pushes);
            }
        }
        return new RoundPlan(settled, pushes, removals);
    }

    private void planOne(
            SyncRecord record,
            Product product,
            MappingContext context,
            SelectionCheck selections,
            List<SyncOutcome> settled,
            List<PlannedPush> pushes) {
        PlannedPush push;
        try {
            push = difference(record, desired(record, product, context), context.policy(), selections.warnings(record));
            requireSkuForCreate(push);
        } catch (InvalidProductException invalid) {
            settled.add(
                    verdicts.finalError(record, SyncStatus.ERROR, new SyncError(invalid.code(), invalid.getMessage())));
            return;
        } catch (RuntimeException fault) {
            LOG.error("Mapping of product {} failed", record.productId(), fault);
            settled.add(verdicts.finalError(
                    record,
                    SyncStatus.ERROR,
                    new SyncError(
                            FailureCode.MAPPING_FAILED,
                            "mapping failed: " + fault.getClass().getSimpleName() + "; see the log of the host")));
            return;
        }
        if (push.isCreate() || !push.fieldsToSend().isEmpty()) {
            pushes.add(push);
        } else {
            settled.add(unchanged(push));
        }
    }

    private DesiredProduct desired(SyncRecord record, Product product, MappingContext context) {
        DesiredProduct desired =
                AttributeMarks.withLostAttributes(mapper.map(product, context), record, context.policy());
        desired = MetaData.withLostKeys(desired, record, context.policy());
        for (PayloadCustomizer customizer : customizers) {
            desired = customizer.customize(desired, product, context);
        }
        Objects.requireNonNull(desired, "a mapper or customizer answered null");
        for (String field : List.copyOf(desired.fields().keySet())) {
            boolean shops = context.policy().ownershipOf(field) == FieldOwnership.SHOP;
            desired = shops ? desired.without(field) : desired;
        }
        return desired;
    }

    /** What travels counts, not what the PIM said: a mapping, an owner or a raw field may have taken the SKU away. */
    private static void requireSkuForCreate(PlannedPush push) {
        if (push.isCreate() && !SkuKey.isSearchable(push.sku())) {
            throw new InvalidProductException(
                    "invalid_sku",
                    "the SKU to be sent is '" + push.sku()
                            + "', so that the product could be created twice; look at the"
                            + " field mapping, the ownership of 'sku', raw fields and customizers");
        }
    }

    private static PlannedPush difference(
            SyncRecord record, DesiredProduct mapped, StorePolicy policy, List<FieldWarning> ofSelection) {
        boolean withType = record.wooProductId().isPresent() && TypeChange.isToBeSent(record, mapped, policy);
        DesiredProduct desired = withType ? mapped.with("type", TypeChange.wanted(mapped)) : mapped;
        Map<String, String> fingerprints = AutomaticUpdate.leavingToShop(Fingerprints.of(desired), record, policy);
        StandingWarnings.put(fingerprints, StandingWarnings.SELECTION, ofSelection);
        Set<String> fields = record.wooProductId().isEmpty()
                ? FieldDifference.ofNewProduct(desired)
                : FieldDifference.ofKnownProduct(
                        desired,
                        fingerprints,
                        AutomaticUpdate.known(record),
                        record.fingerprintsProve(),
                        record.doubtfulUntil().isPresent());
        if (withType) {
            fields.add("type");
        }
        DesiredProduct sent = SkuExchange.givesWay(record, fields) ? SkuExchange.without(desired) : desired;
        return AutomaticUpdate.restrict(
                new PlannedPush(record, record.wooProductId(), sent, fingerprints, fields), policy);
    }

    private SyncOutcome unchanged(PlannedPush push) {
        SyncRecord record = push.record();
        Map<String, String> known = AutomaticUpdate.knownUnchanged(push);
        StandingWarnings.put(known, StandingWarnings.SELECTION, StandingWarnings.ofSelection(push.fingerprints()));
        return new SyncOutcome.Pushed(
                record.id(),
                record.revision(),
                push.target().orElseThrow(),
                Set.of(),
                known,
                Optional.empty(),
                clock.instant(),
                verdicts.warned(record, StandingWarnings.of(known)));
    }

    private static boolean hasMeasures(Product product) {
        return hasMeasures(product.fields())
                || product.variants().stream().anyMatch(variant -> hasMeasures(variant.fields()));
    }

    private static boolean hasMeasures(FieldValues fields) {
        return fields.value(ProductField.WEIGHT).isPresent()
                || fields.value(ProductField.DIMENSIONS).isPresent();
    }
}
