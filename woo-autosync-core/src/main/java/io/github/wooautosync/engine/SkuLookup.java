package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.wooautosync.connection.StorePolicy;
import io.github.wooautosync.connection.StorePolicy.WhenSkuIsInTrash;
import io.github.wooautosync.connection.StorePolicy.WhenSkuIsTaken;
import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.mapping.DesiredProduct;
import io.github.wooautosync.mapping.DesiredValue;
import io.github.wooautosync.mapping.FieldDifference;
import io.github.wooautosync.record.SyncError;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordId;
import io.github.wooautosync.record.SyncRecordStore;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.SkuKey;
import io.github.wooautosync.woo.StoreEntry;
import io.github.wooautosync.woo.WooClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks up the SKUs of products that are to be created, so that a create whose answer was lost, or a product that the
 * shop made itself, is adopted instead of made twice. Nothing is ever linked to a variation, and nothing in the trash is
 * destroyed.
 */
final class SkuLookup {

    private static final AnswerFields FIELDS = AnswerFields.of("sku", "status", "type", "parent_id");

    private final SyncRecordStore records;
    private final Verdicts verdicts;

    SkuLookup(SyncRecordStore records, Verdicts verdicts) {
        this.records = records;
        this.verdicts = verdicts;
    }

    /** Splits creates into those that may go out, those that became updates, and those that must not. */
    RoundPlan resolve(WooClient client, StorePolicy policy, List<PlannedPush> pushes) {
        List<PlannedPush> creates =
                pushes.stream().filter(PlannedPush::isCreate).toList();
        if (creates.isEmpty()) {
            return new RoundPlan(List.of(), pushes);
        }
        Found found = find(client, creates);
        Map<SkuKey, SyncRecord> claimed = new HashMap<>();
        Map<SyncRecordId, StoreEntry> earlier = EarlierCreate.found(creates, found.bySku(), found.links());
        Set<Long> ofEarlierCreates =
                earlier.values().stream().map(StoreEntry::id).collect(Collectors.toSet());
        found.bySku().values().forEach(entries -> entries.removeIf(entry -> ofEarlierCreates.contains(entry.id())));
        List<SyncOutcome> settled = new ArrayList<>();
        List<PlannedPush> resolved = new ArrayList<>();
        for (PlannedPush push : pushes) {
            StoreEntry own = earlier.get(push.record().id());
            if (own != null) {
                resolved.add(EarlierCreate.linkedFirst(asUpdate(push, own)));
            } else if (EarlierCreate.mayStillCome(push, verdicts)) {
                settled.add(EarlierCreate.waitingFor(push));
            } else {
                Decision decision = push.isCreate() ? decide(push, policy, found, claimed) : new Decision.Push(push);
                sort(push, decision, settled, resolved);
            }
        }
        return new RoundPlan(settled, resolved);
    }

    private void sort(PlannedPush push, Decision decision, List<SyncOutcome> settled, List<PlannedPush> resolved) {
        if (decision instanceof Decision.Push go) {
            resolved.add(go.push());
        } else if (decision instanceof Decision.Refuse refuse) {
            settled.add(
                    refuse.error().code().equals(FailureCode.SKU_SHARED_IN_PIM)
                            ? verdicts.skuShared(push.record(), refuse.error(), refuse.waitingHolder())
                            : verdicts.finalError(push.record(), SyncStatus.CONFLICT, refuse.error()));
        }
    }

    private Found find(WooClient client, List<PlannedPush> creates) {
        Set<String> skus = creates.stream().map(PlannedPush::sku).collect(Collectors.toSet());
        skus.addAll(EarlierCreate.skus(creates));
        Map<SkuKey, List<StoreEntry>> bySku = client.findProductsBySku(skus, FIELDS).stream()
                .filter(entry -> entry.sku().isPresent())
                .collect(Collectors.groupingBy(entry -> SkuKey.of(entry.sku().orElseThrow())));
        List<WooProductId> ids = bySku.values().stream()
                .flatMap(List::stream)
                .map(entry -> WooProductId.of(entry.id()))
                .toList();
        Map<WooProductId, SyncRecord> links = ids.isEmpty()
                ? Map.of()
                : records.findByWooProducts(creates.get(0).record().connectionId(), ids);
        return new Found(bySku, links);
    }

    private static Decision decide(PlannedPush push, StorePolicy policy, Found found, Map<SkuKey, SyncRecord> claimed) {
        SkuKey key = SkuKey.of(push.sku());
        SyncRecord claimant = claimed.putIfAbsent(key, push.record());
        if (claimant != null) {
            return sharedWith(push, claimant);
        }
        List<StoreEntry> holders = found.bySku().getOrDefault(key, List.of());
        if (holders.isEmpty()) {
            return new Decision.Push(push);
        }
        List<StoreEntry> products =
                holders.stream().filter(holder -> !holder.isVariation()).toList();
        if (products.isEmpty()) {
            return new Decision.Refuse(new SyncError(
                    FailureCode.SKU_HELD_BY_VARIATION,
                    "SKU '" + push.sku() + "' belongs to variation "
                            + holders.get(0).id() + " of another product in the store; give one of them another SKU"));
        }
        return decideAmong(push, policy, products, found);
    }

    private static Decision decideAmong(PlannedPush push, StorePolicy policy, List<StoreEntry> products, Found found) {
        List<StoreEntry> live =
                products.stream().filter(product -> !product.isInTrash()).toList();
        List<StoreEntry> candidates = live.isEmpty() ? products : live;
        if (candidates.size() > 1) {
            String ids = candidates.stream()
                    .map(candidate -> Long.toString(candidate.id()))
                    .collect(Collectors.joining(", "));
            return new Decision.Refuse(new SyncError(
                    FailureCode.SKU_AMBIGUOUS,
                    "several products of the store hold SKU '" + push.sku() + "' (" + ids
                            + "); leave it to one of them and export again"));
        }
        StoreEntry candidate = candidates.get(0);
        SyncRecord linked = found.links().get(WooProductId.of(candidate.id()));
        if (linked != null && !linked.id().equals(push.record().id())) {
            return sharedWith(push, linked);
        }
        return adopt(push, policy, candidate);
    }

    private static Decision adopt(PlannedPush push, StorePolicy policy, StoreEntry candidate) {
        // A write of ours may have made it and lost its answer: then it is not a foreign product.
        boolean mayBeOurs = push.record().doubtfulUntil().isPresent();
        if (candidate.isInTrash() && policy.whenSkuIsInTrash() == WhenSkuIsInTrash.REPORT) {
            return new Decision.Refuse(new SyncError(
                    FailureCode.SKU_IN_TRASH,
                    "product " + candidate.id() + " in the store's trash holds SKU '" + push.sku()
                            + "'; restore it or delete it for good, then export again"));
        }
        if (!candidate.isInTrash() && policy.whenSkuIsTaken() == WhenSkuIsTaken.REPORT && !mayBeOurs) {
            return new Decision.Refuse(new SyncError(
                    FailureCode.SKU_TAKEN,
                    "product " + candidate.id() + " of the store holds SKU '" + push.sku()
                            + "', and this connection does not adopt products; link them or change the SKU"));
        }
        Optional<String> storeType = candidate.text("type");
        Optional<String> desiredType = push.desired().text("type");
        if (storeType.isPresent() && desiredType.isPresent() && !storeType.equals(desiredType)) {
            return new Decision.Refuse(new SyncError(
                    FailureCode.TYPE_DIFFERS,
                    "product " + candidate.id() + " with SKU '" + push.sku() + "' is of type " + storeType.get()
                            + " in the store and " + desiredType.get() + " in the PIM; change one of them"));
        }
        return new Decision.Push(asUpdate(push, candidate));
    }

    private static PlannedPush asUpdate(PlannedPush push, StoreEntry candidate) {
        DesiredProduct desired = push.desired();
        if (candidate.isInTrash() && !desired.fields().containsKey("status")) {
            desired = desired.with("status", new DesiredValue.Json(TextNode.valueOf("publish")));
        }
        Set<String> fields = FieldDifference.ofKnownProduct(desired, push.fingerprints(), Map.of(), false, false);
        // It was found by its SKU; repeating that could only fail.
        fields.remove("sku");
        if (candidate.isInTrash()) {
            fields.add("status");
        }
        return new PlannedPush(
                push.record(), Optional.of(WooProductId.of(candidate.id())), desired, push.fingerprints(), fields);
    }

    private static Decision sharedWith(PlannedPush push, SyncRecord other) {
        SyncError error = new SyncError(
                FailureCode.SKU_SHARED_IN_PIM,
                "SKU '" + push.sku() + "' is also that of product " + other.productId()
                        + " in the PIM; give one of them another SKU");
        // One that is linked and still waits may be about to give the SKU up.
        return new Decision.Refuse(
                error,
                Optional.of(other)
                        .filter(holder -> holder.wooProductId().isPresent() && SkuExchange.isWaiting(holder)));
    }

    private record Found(Map<SkuKey, List<StoreEntry>> bySku, Map<WooProductId, SyncRecord> links) {}

    private sealed interface Decision {

        record Push(PlannedPush push) implements Decision {}

        /**
         * It must not go out.
         *
         * @param waitingHolder the product that stands in the way and may be about to move
         */
        record Refuse(SyncError error, Optional<SyncRecord> waitingHolder) implements Decision {

            Refuse(SyncError error) {
                this(error, Optional.empty());
            }
        }
    }
}
