package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.connection.StorePolicy.WhenProductIsDeleted;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.mapping.DesiredProduct;
import io.github.wooautosync.mapping.DesiredValue;
import io.github.wooautosync.mapping.FieldDifference;
import io.github.wooautosync.record.LinkKey;
import io.github.wooautosync.record.LinkKind;
import io.github.wooautosync.record.LinkStore;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordId;
import io.github.wooautosync.record.SyncRecordStore;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.ListQuery;
import io.github.wooautosync.woo.SkuKey;
import io.github.wooautosync.woo.StoreEntry;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.WooClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which products of a store were hidden or trashed because the PIM deleted them. When such a product is wanted
 * again it gets its old id back and is shown again, whatever became of its SKU and whatever the policy says about
 * products of others.
 */
final class RemovedProducts {

    private static final AnswerFields STATE = AnswerFields.of("sku", "status", "type");

    /** Memory is bounded; forgetting costs a look too many. */
    private static final int MOST_COMING_BACK = 10_000;

    private final LinkStore links;
    private final SyncRecordStore records;
    /** What this node is pushing to a product that was removed before. */
    private final Map<SyncRecordId, LinkKey> comingBack = new ConcurrentHashMap<>();

    RemovedProducts(EngineParts parts) {
        this.links = parts.links();
        this.records = parts.records();
    }

    /** What a product of the store is like now. */
    record State(StoreEntry entry) {

        boolean isInTrash() {
            return entry.isInTrash();
        }

        boolean isHidden() {
            return isInTrash() || entry.status().filter("draft"::equals).isPresent();
        }
    }

    /**
     * Pushes after a look at what was removed before.
     *
     * @param remembered the records among them that are remembered as removed
     */
    record Restoration(List<PlannedPush> pushes, Map<SyncRecordId, LinkKey> remembered) {

        Restoration {
            pushes = List.copyOf(pushes);
            remembered = Map.copyOf(remembered);
        }
    }

    static LinkKey key(ProductId productId) {
        return LinkKey.of(LinkKind.REMOVED_PRODUCT, List.of(productId.value()));
    }

    static LinkKey leftKey(long wooProductId) {
        return LinkKey.of(LinkKind.LEFT_PRODUCT, List.of(Long.toString(wooProductId)));
    }

    /** Remembers which products were ours and stay in the store, before their records go. */
    void noteLeft(Connection connection, List<SyncRecord> before, List<SyncOutcome> outcomes) {
        boolean stays = connection.policy().whenProductIsDeleted() != WhenProductIsDeleted.DELETE;
        Set<SyncRecordId> going = outcomes.stream()
                .filter(outcome -> stays && outcome instanceof SyncOutcome.Removed)
                .map(SyncOutcome::recordId)
                .collect(Collectors.toSet());
        Map<LinkKey, Long> left = new LinkedHashMap<>();
        for (SyncRecord record : before) {
            if (going.contains(record.id())) {
                record.wooProductId().ifPresent(id -> left.put(leftKey(id.value()), id.value()));
            }
        }
        if (!left.isEmpty()) {
            links.put(connection.id(), left);
        }
    }

    /** From now on these products of the store are shown again when their product of the PIM is pushed. */
    void remember(ConnectionId connectionId, Map<ProductId, WooProductId> removed) {
        Map<LinkKey, Long> hidden = new LinkedHashMap<>();
        removed.forEach((productId, id) -> hidden.put(key(productId), id.value()));
        links.put(connectionId, hidden);
    }

    /** Those of these products that exist in the store, in every status. One request per hundred. */
    Map<WooProductId, State> states(WooClient client, Collection<WooProductId> ids) {
        List<WooProductId> asked = ids.stream().distinct().toList();
        Map<WooProductId, State> states = new HashMap<>();
        for (int from = 0; from < asked.size(); from += ListQuery.MAXIMUM_PER_PAGE) {
            String list = asked.subList(from, Math.min(asked.size(), from + ListQuery.MAXIMUM_PER_PAGE)).stream()
                    .map(WooProductId::toString)
                    .collect(Collectors.joining(","));
            ListQuery query = ListQuery.all(STATE).with("include", list).with("include_status", "any,trash");
            client.list(StoreResource.PRODUCTS, query)
                    .entries()
                    .forEach(entry -> states.put(WooProductId.of(entry.id()), new State(entry)));
        }
        return states;
    }

    /** Turns creates of products that were removed before into updates that bring them back. */
    Restoration restore(WooClient client, ConnectionId connectionId, List<PlannedPush> pushes) {
        Map<SyncRecordId, LinkKey> keys = new LinkedHashMap<>();
        for (PlannedPush push : pushes) {
            if (push.isCreate() || !push.record().fingerprintsProve()) {
                keys.put(push.record().id(), key(push.record().productId()));
            }
        }
        Map<LinkKey, Long> known = keys.isEmpty() ? Map.of() : links.find(connectionId, keys.values());
        if (known.isEmpty()) {
            return new Restoration(pushes, Map.of());
        }
        keys.values().removeIf(key -> !known.containsKey(key));
        List<WooProductId> ids = known.values().stream().map(WooProductId::of).toList();
        Map<WooProductId, State> states = states(client, ids);
        Map<WooProductId, SyncRecord> holders = records.findByWooProducts(connectionId, ids);
        List<PlannedPush> restored = new ArrayList<>();
        for (PlannedPush push : pushes) {
            LinkKey key = keys.get(push.record().id());
            Optional<WooProductId> id = Optional.ofNullable(key).map(known::get).map(WooProductId::of);
            restored.add(id.map(target -> restore(push, target, states.get(target), holders.get(target)))
                    .orElse(push));
        }
        if (comingBack.size() > MOST_COMING_BACK) {
            comingBack.clear();
        }
        comingBack.putAll(keys);
        return new Restoration(restored, keys);
    }

    private static PlannedPush restore(
            PlannedPush push, WooProductId id, @Nullable State state, @Nullable SyncRecord holder) {
        boolean isOurs = holder == null || holder.id().equals(push.record().id());
        boolean isMeant = push.target().filter(target -> !target.equals(id)).isEmpty();
        if (state == null || !isOurs || !isMeant || isOfOtherKind(push, state.entry())) {
            return push;
        }
        return shown(push.isCreate() ? asUpdate(push, id, state.entry()) : push, state);
    }

    private static boolean isOfOtherKind(PlannedPush push, StoreEntry entry) {
        Optional<String> desired = push.desired().text("type");
        Optional<String> actual = entry.text("type");
        return entry.isVariation() || (desired.isPresent() && actual.isPresent() && !desired.equals(actual));
    }

    private static PlannedPush asUpdate(PlannedPush push, WooProductId id, StoreEntry entry) {
        Set<String> fields =
                FieldDifference.ofKnownProduct(push.desired(), push.fingerprints(), Map.of(), false, false);
        boolean sameSku = entry.sku()
                .filter(sku -> SkuKey.of(sku).equals(SkuKey.of(push.sku())))
                .isPresent();
        if (sameSku) {
            // An unchanged SKU is never repeated (fact 60).
            fields.remove("sku");
        }
        return new PlannedPush(push.record(), Optional.of(id), push.desired(), push.fingerprints(), fields);
    }

    private static PlannedPush shown(PlannedPush push, State state) {
        if (!state.isHidden()) {
            return push;
        }
        DesiredProduct desired = push.desired().fields().containsKey("status")
                ? push.desired()
                : push.desired().with("status", new DesiredValue.Json(TextNode.valueOf("publish")));
        Set<String> fields = new LinkedHashSet<>(push.fieldsToSend());
        fields.add("status");
        return new PlannedPush(push.record(), push.target(), desired, push.fingerprints(), fields);
    }

    /**
     * What is back, for sure, need not be remembered. Where this fails or is missed, the product is looked at once more.
     *
     * @param before the records as they were when the outcomes were made
     */
    void forget(ConnectionId connectionId, List<SyncRecord> before, List<SyncOutcome> outcomes) {
        if (comingBack.isEmpty()) {
            return;
        }
        Map<SyncRecordId, SyncRecord> records =
                before.stream().collect(Collectors.toMap(SyncRecord::id, record -> record, (one, other) -> one));
        List<LinkKey> back = new ArrayList<>();
        for (SyncOutcome outcome : outcomes) {
            SyncRecord record = records.get(outcome.recordId());
            if (outcome instanceof SyncOutcome.Pushed pushed && record != null && !isInDoubt(record, pushed)) {
                LinkKey key = comingBack.remove(outcome.recordId());
                if (key != null) {
                    back.add(key);
                }
            }
        }
        if (!back.isEmpty()) {
            links.remove(connectionId, back);
        }
    }

    private static boolean isInDoubt(SyncRecord record, SyncOutcome.Pushed pushed) {
        return record.doubtfulUntil()
                .filter(until -> until.isAfter(pushed.startedAt()))
                .isPresent();
    }
}
