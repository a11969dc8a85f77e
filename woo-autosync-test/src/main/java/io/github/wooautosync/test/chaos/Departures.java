package io.github.wooautosync.test.chaos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wooautosync.connection.StorePolicy.WhenProductIsDeleted;
import io.github.wooautosync.test.store.FakeStore;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What the PIM deleted while it was in one store: how that has to leave, and how it has to come back. */
final class Departures {

    private final FakeStore store;
    private final WhenProductIsDeleted policy;
    private final Creates creates;
    private final Set<String> gone = new HashSet<>();
    /** Product to the id that it had when it was deleted last. */
    private final Map<Long, Long> lastIds = new HashMap<>();

    private final Set<Long> back = new HashSet<>();

    Departures(FakeStore store, WhenProductIsDeleted policy, Creates creates) {
        this.store = store;
        this.policy = policy;
        this.creates = creates;
    }

    /** The PIM deleted it. */
    void left(CatalogueProduct product, Optional<ObjectNode> shown) {
        gone.add(product.key());
        back.remove(product.id());
        lastIds.remove(product.id());
        shown.filter(holder -> CatalogueProduct.isOf(holder.path("name").asText(), product.id()))
                .map(holder -> holder.path("id").asLong())
                .filter(id -> !creates.isUnknown(product.key(), id))
                .ifPresent(id -> lastIds.put(product.id(), id));
    }

    /** It is exported; perhaps it comes back. */
    void returned(CatalogueProduct product) {
        if (lastIds.containsKey(product.id())) {
            back.add(product.id());
        }
    }

    /** What a store may show of a product that the PIM deleted, under the name that it had. */
    void audit(String key, ObjectNode shown, Consumer<String> finder) {
        long id = shown.path("id").asLong();
        String status = shown.path("status").asText();
        if (!gone.contains(key)) {
            finder.accept(key + " was never exported");
        } else if (!isAsPolicySays(status) && !creates.isUnknown(key, id)) {
            finder.accept(
                    key + ", id " + id + ", was deleted in the PIM and is there as " + status + " under " + policy);
        }
    }

    private boolean isAsPolicySays(String status) {
        return switch (policy) {
            case KEEP -> true;
            // What the shop threw away is not made a draft.
            case DRAFT -> status.equals("draft") || status.equals("trash");
            case TRASH -> status.equals("trash");
            case DELETE -> false;
        };
    }

    /** What was hidden comes back under its id, unless the shop deleted it for good. */
    void auditReturn(CatalogueProduct product, long id, Consumer<String> finder) {
        boolean keepsIds = policy == WhenProductIsDeleted.TRASH || policy == WhenProductIsDeleted.DRAFT;
        long before = lastIds.getOrDefault(product.id(), id);
        if (keepsIds
                && back.contains(product.id())
                && before != id
                && store.findProduct(before).isPresent()) {
            finder.accept(product.key() + " came back as " + id + ", but was " + before);
        }
    }
}
