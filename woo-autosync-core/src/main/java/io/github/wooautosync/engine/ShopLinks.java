package io.github.wooautosync.engine;

import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.connection.StorePolicy;
import io.github.wooautosync.connection.StorePolicy.WhenSkuIsInTrash;
import io.github.wooautosync.connection.StorePolicy.WhenSkuIsTaken;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.mapping.StoreUnits;
import io.github.wooautosync.plan.LinkCandidate;
import io.github.wooautosync.plan.LinkField;
import io.github.wooautosync.plan.LinkFinding;
import io.github.wooautosync.record.LinkRegistration;
import io.github.wooautosync.record.LinkRegistration.ProductLink;
import io.github.wooautosync.record.SyncError;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordId;
import io.github.wooautosync.record.SyncRecordStore;
import io.github.wooautosync.woo.WooClient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Finds which products a shop has already, with the same eyes as an export, and links them without pushing anything.
 * Takes no lease and only reads the store. Safe for use by several threads.
 */
public final class ShopLinks {

    /** How many products are looked at together. */
    public static final int STEP = 100;

    private final SyncRecordStore records;
    private final Clock clock;
    private final StoreSessions sessions;
    private final PushPlanner planner;
    private final SkuLookup skuLookup;
    private final RemovedProducts removedProducts;

    ShopLinks(EngineParts parts, EngineSettings settings, StoreSessions sessions) {
        Verdicts verdicts = new Verdicts(settings, parts.clock(), parts.random());
        this.records = parts.records();
        this.clock = parts.clock();
        this.sessions = sessions;
        this.planner = new PushPlanner(parts, verdicts);
        this.skuLookup = new SkuLookup(parts.records(), verdicts);
        this.removedProducts = new RemovedProducts(parts);
    }

    /**
     * What became of an attempt to link.
     *
     * @param linked products that were linked now
     * @param alreadyLinked products that were linked to the same product of the store before
     * @param changed products for which the plan is not true any more, as they are now
     */
    public record Applied(int linked, int alreadyLinked, List<LinkCandidate> changed) {

        public Applied {
            changed = List.copyOf(changed);
        }
    }

    /**
     * What the shop has of these products, in their order.
     *
     * @param productIds at most {@value #STEP}, none twice
     * @throws io.github.wooautosync.woo.WooException when the store cannot be read
     */
    public List<LinkCandidate> inspect(Connection connection, List<ProductId> productIds, Set<LinkField> fallbacks) {
        return look(connection, productIds, fallbacks).stream()
                .map(Found::candidate)
                .toList();
    }

    /**
     * Links what is still as expected.
     *
     * @param expected at most {@value #STEP} candidates that can be linked
     * @param fields what is kept in step from the next push on
     * @throws io.github.wooautosync.woo.WooException when the store cannot be read
     */
    public Applied apply(
            Connection connection, List<LinkCandidate> expected, Set<LinkField> fallbacks, Set<String> fields) {
        Map<ProductId, Found> now = new HashMap<>();
        look(connection, expected.stream().map(LinkCandidate::productId).toList(), fallbacks)
                .forEach(found -> now.put(found.candidate().productId(), found));
        List<Found> wanted = new ArrayList<>();
        List<LinkCandidate> changed = new ArrayList<>();
        int alreadyLinked = 0;
        for (LinkCandidate candidate : expected) {
            Found found = Objects.requireNonNull(now.get(candidate.productId()));
            boolean same = found.candidate().wooProductId().equals(candidate.wooProductId());
            if (same && found.candidate().finding() == LinkFinding.ALREADY_LINKED) {
                alreadyLinked++;
            } else if (same && found.candidate().finding() == candidate.finding()) {
                wanted.add(found);
            } else {
                changed.add(found.candidate());
            }
        }
        Set<ProductId> linked = register(connection, wanted, fields);
        wanted.stream()
                .map(Found::candidate)
                .filter(candidate -> !linked.contains(candidate.productId()))
                .map(candidate -> new LinkCandidate(
                        candidate.productId(),
                        LinkFinding.TAKEN,
                        candidate.wooProductId(),
                        candidate.foundBy(),
                        "it is being exported, or its product of the store was linked to another product meanwhile; plan"
                                + " again"))
                .forEach(changed::add);
        return new Applied(linked.size(), alreadyLinked, changed);
    }

    private Set<ProductId> register(Connection connection, List<Found> wanted, Set<String> fields) {
        List<ProductLink> links = new ArrayList<>();
        Map<ProductId, WooProductId> inTrash = new LinkedHashMap<>();
        for (Found found : wanted) {
            LinkCandidate candidate = found.candidate();
            WooProductId id = candidate.wooProductId().orElseThrow();
            links.add(new ProductLink(candidate.productId(), id, found.fingerprints()));
            if (candidate.finding() == LinkFinding.IN_TRASH) {
                inTrash.put(candidate.productId(), id);
            }
        }
        if (links.isEmpty()) {
            return Set.of();
        }
        // The next push takes them out of the trash.
        removedProducts.remember(connection.id(), inTrash);
        return records.registerLinks(
                new LinkRegistration(connection.id(), connection.ownerId(), links, fields), clock.instant());
    }

    private List<Found> look(Connection connection, List<ProductId> productIds, Set<LinkField> fallbacks) {
        Map<ProductId, Found> found = new HashMap<>();
        for (SyncRecord record : records.find(connection.id(), productIds)) {
            record.wooProductId().ifPresent(id -> found.put(record.productId(), Found.linked(record.productId(), id)));
        }
        List<SyncRecord> imagined = new ArrayList<>();
        for (ProductId productId : productIds) {
            if (!found.containsKey(productId)) {
                imagined.add(imagine(connection, productId, imagined.size()));
            }
        }
        RoundPlan plan = planner.plan(connection, imagined, StoreUnits::standard);
        Map<SyncRecordId, ProductId> products = new HashMap<>();
        imagined.forEach(record -> products.put(record.id(), record.productId()));
        plan.removals()
                .forEach(removal -> put(found, Found.unknown(removal.record().productId())));
        refusals(plan.settled(), products).forEach(refusal -> put(found, refusal));
        search(connection, plan.pushes(), products, fallbacks).forEach(hit -> put(found, hit));
        return productIds.stream()
                .map(id -> Objects.requireNonNull(found.get(id), id::value))
                .toList();
    }

    private List<Found> search(
            Connection connection,
            List<PlannedPush> pushes,
            Map<SyncRecordId, ProductId> products,
            Set<LinkField> fallbacks) {
        WooClient client = sessions.of(connection).client();
        List<Found> found = new ArrayList<>();
        RoundPlan live = skuLookup.resolve(client, looking(connection, WhenSkuIsInTrash.REPORT), pushes);
        List<Found> refused = refusals(live.settled(), products);
        Set<ProductId> trashed = new HashSet<>();
        for (Found refusal : refused) {
            if (refusal.candidate().finding() == LinkFinding.IN_TRASH) {
                trashed.add(refusal.candidate().productId());
            } else {
                found.add(refusal);
            }
        }
        LinkFallbacks further = new LinkFallbacks(client, records, connection.id(), fallbacks);
        for (PlannedPush push : live.pushes()) {
            found.add(push.isCreate() ? further.find(push) : Found.bySku(push, LinkFinding.EXACT));
        }
        List<PlannedPush> inTrash = pushes.stream()
                .filter(push -> trashed.contains(push.record().productId()))
                .toList();
        RoundPlan restored = skuLookup.resolve(client, looking(connection, WhenSkuIsInTrash.RESTORE), inTrash);
        restored.pushes().forEach(push -> found.add(Found.bySku(push, LinkFinding.IN_TRASH)));
        found.addAll(refusals(restored.settled(), products));
        return found;
    }

    private static StorePolicy looking(Connection connection, WhenSkuIsInTrash trash) {
        return connection.policy().toBuilder()
                .whenSkuIsTaken(WhenSkuIsTaken.ADOPT)
                .whenSkuIsInTrash(trash)
                .build();
    }

    private static List<Found> refusals(List<SyncOutcome> settled, Map<SyncRecordId, ProductId> products) {
        List<Found> refusals = new ArrayList<>();
        for (SyncOutcome outcome : settled) {
            ProductId productId = products.get(outcome.recordId());
            if (productId != null && outcome instanceof SyncOutcome.Failed failed) {
                refusals.add(Found.refused(productId, failed.error()));
            }
        }
        return refusals;
    }

    private SyncRecord imagine(Connection connection, ProductId productId, int number) {
        SyncRecordId id = new SyncRecordId(Long.MAX_VALUE - number);
        return SyncRecord.builder(id, connection.id(), productId, connection.ownerId(), clock.instant())
                .build();
    }

    private static void put(Map<ProductId, Found> found, Found one) {
        found.put(one.candidate().productId(), one);
    }

    /**
     * What was found for one product.
     *
     * @param fingerprints of what the store is known to have then
     */
    record Found(LinkCandidate candidate, Map<String, String> fingerprints) {

        private static final Map<String, LinkFinding> BY_CODE = Map.of(
                FailureCode.SKU_IN_TRASH,
                LinkFinding.IN_TRASH,
                FailureCode.SKU_AMBIGUOUS,
                LinkFinding.AMBIGUOUS,
                FailureCode.SKU_HELD_BY_VARIATION,
                LinkFinding.VARIATION,
                FailureCode.SKU_SHARED_IN_PIM,
                LinkFinding.TAKEN,
                FailureCode.TYPE_DIFFERS,
                LinkFinding.TYPE_DIFFERS,
                "invalid_sku",
                LinkFinding.EMPTY_SKU);

        static Found linked(ProductId productId, WooProductId id) {
            return plain(
                    productId,
                    LinkFinding.ALREADY_LINKED,
                    Optional.of(id),
                    "it is linked to product " + id + " of the store");
        }

        static Found unknown(ProductId productId) {
            return plain(productId, LinkFinding.UNKNOWN, Optional.empty(), "the PIM does not know this product");
        }

        static Found refused(ProductId productId, SyncError error) {
            LinkFinding finding = BY_CODE.getOrDefault(error.code(), LinkFinding.INVALID);
            return plain(productId, finding, Optional.empty(), error.message());
        }

        static Found notFound(ProductId productId) {
            return plain(productId, LinkFinding.NOT_FOUND, Optional.empty(), "the store has no such product");
        }

        static Found plain(ProductId productId, LinkFinding finding, Optional<WooProductId> id, String message) {
            return new Found(new LinkCandidate(productId, finding, id, Optional.empty(), message), Map.of());
        }

        static Found bySku(PlannedPush push, LinkFinding finding) {
            String fingerprint = push.fingerprints().get("sku");
            return new Found(
                    hit(push, finding, push.target().orElseThrow(), LinkField.SKU),
                    fingerprint == null ? Map.of() : Map.of("sku", fingerprint));
        }

        static Found by(LinkField field, PlannedPush push, LinkFinding finding, WooProductId id) {
            return new Found(hit(push, finding, id, field), Map.of());
        }

        private static LinkCandidate hit(PlannedPush push, LinkFinding finding, WooProductId id, LinkField field) {
            String where = finding == LinkFinding.IN_TRASH ? " in the trash of the store" : " of the store";
            return new LinkCandidate(
                    push.record().productId(),
                    finding,
                    Optional.of(id),
                    Optional.of(field),
                    "product " + id + where + " has the same " + field.name().toLowerCase(Locale.ROOT));
        }
    }
}
