package io.github.wooautosync;

import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.engine.ShopLinks;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.plan.LinkCandidate;
import io.github.wooautosync.plan.LinkFinding;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plans and applies links step by step, on the caller's thread. */
final class EngineLinkingService implements LinkingService {

    private static final Logger LOG = LoggerFactory.getLogger(EngineLinkingService.class);

    private final ConnectionService connections;
    private final ShopLinks shopLinks;

    EngineLinkingService(ConnectionService connections, ShopLinks shopLinks) {
        this.connections = connections;
        this.shopLinks = shopLinks;
    }

    @Override
    public LinkPlan plan(LinkRequest request) {
        Map<LinkFinding, Long> counts = new EnumMap<>(LinkFinding.class);
        List<LinkCandidate> links = new ArrayList<>();
        List<LinkCandidate> others = new ArrayList<>();
        plan(request, candidate -> {
            counts.merge(candidate.finding(), 1L, Long::sum);
            if (candidate.isLinkable()) {
                links.add(candidate);
            } else if (others.size() < request.maximumResults()) {
                others.add(candidate);
            }
        });
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        return new LinkPlan(
                request.ownerId(),
                request.connectionId(),
                request.fallbacks(),
                request.fieldsToExport(),
                counts,
                links,
                others,
                all - links.size() - others.size());
    }

    @Override
    public void plan(LinkRequest request, Consumer<LinkCandidate> findings) {
        Connection connection = connections.get(request.ownerId(), request.connectionId());
        Map<WooProductId, ProductId> claimed = new HashMap<>();
        Iterator<ProductId> ids = request.productIds().iterator();
        while (ids.hasNext()) {
            Set<ProductId> step = new LinkedHashSet<>();
            while (ids.hasNext() && step.size() < ShopLinks.STEP) {
                step.add(ids.next());
            }
            StoreReading.of(connection, () -> shopLinks.inspect(connection, List.copyOf(step), request.fallbacks()))
                    .forEach(candidate -> findings.accept(unlessClaimed(candidate, claimed)));
        }
    }

    /** Two products of the PIM cannot be one of the store. */
    private static LinkCandidate unlessClaimed(LinkCandidate candidate, Map<WooProductId, ProductId> claimed) {
        if (!candidate.isLinkable()) {
            return candidate;
        }
        WooProductId id = candidate.wooProductId().orElseThrow();
        ProductId first = claimed.putIfAbsent(id, candidate.productId());
        return first == null || first.equals(candidate.productId())
                ? candidate
                : new LinkCandidate(
                        candidate.productId(),
                        LinkFinding.TAKEN,
                        candidate.wooProductId(),
                        candidate.foundBy(),
                        "product " + id + " of the store fits product " + first
                                + " of the PIM, too; give one of them another SKU");
    }

    @Override
    public LinkReport apply(LinkPlan plan) {
        return apply(plan, false);
    }

    @Override
    public LinkReport applyWithTrash(LinkPlan plan) {
        return apply(plan, true);
    }

    private LinkReport apply(LinkPlan plan, boolean withTrash) {
        Connection connection = connections.get(plan.ownerId(), plan.connectionId());
        List<LinkCandidate> wanted = plan.links().stream()
                .filter(candidate -> withTrash || candidate.finding() == LinkFinding.EXACT)
                .toList();
        long linked = 0;
        long alreadyLinked = 0;
        List<LinkCandidate> changed = new ArrayList<>();
        for (int from = 0; from < wanted.size(); from += ShopLinks.STEP) {
            List<LinkCandidate> step = wanted.subList(from, Math.min(wanted.size(), from + ShopLinks.STEP));
            ShopLinks.Applied applied = StoreReading.of(
                    connection, () -> shopLinks.apply(connection, step, plan.fallbacks(), plan.fieldsToExport()));
            linked += applied.linked();
            alreadyLinked += applied.alreadyLinked();
            changed.addAll(applied.changed());
        }
        LOG.info(
                "Linked {} product(s) to connection {}; {} were linked before, {} changed since the plan",
                linked,
                connection.storeName(),
                alreadyLinked,
                changed.size());
        return new LinkReport(
                plan.connectionId(), linked, alreadyLinked, plan.links().size() - wanted.size(), changed);
    }
}
