package io.github.wooautosync.engine;

import io.github.wooautosync.record.LinkKey;
import io.github.wooautosync.record.LinkKind;
import io.github.wooautosync.record.LinkStore;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.WooException;
import io.github.wooautosync.woo.WooFailure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds terms of one kind by their paths and creates the missing ones, ancestors first. A link that was learned once is
 * followed even when the shop renames or moves the term: then that is what the shop wants to call it.
 */
final class TermReferences {

    private static final String NO_ROUTE = "rest_no_route";

    private final LinkKind kind;
    private final StoreResource resource;
    private final LinkStore links;

    private TermReferences(LinkKind kind, StoreResource resource, LinkStore links) {
        this.kind = kind;
        this.resource = resource;
        this.links = links;
    }

    static TermReferences categories(LinkStore links) {
        return new TermReferences(LinkKind.CATEGORY, StoreResource.CATEGORIES, links);
    }

    static TermReferences brands(LinkStore links) {
        return new TermReferences(LinkKind.BRAND, StoreResource.BRANDS, links);
    }

    /**
     * Resolves what the products of a round need.
     *
     * @param wanted names, outermost first
     */
    ResolvedTerms resolve(StoreRound round, Collection<List<String>> wanted) {
        Set<TermPath> paths = new LinkedHashSet<>();
        Set<TermPath> withAncestors = new LinkedHashSet<>();
        for (List<String> names : wanted) {
            paths.add(TermPath.of(names));
            withAncestors.addAll(TermPath.withAncestors(names));
        }
        ResolvedTerms resolved = new ResolvedTerms(true);
        Map<TermPath, Long> known = known(round, withAncestors);
        known.forEach(resolved::put);
        if (known.keySet().containsAll(paths)) {
            return resolved;
        }
        try {
            return complete(round, withAncestors, known);
        } catch (WooException failed) {
            boolean unsupported = failed.failure() instanceof WooFailure.Unavailable
                    && failed.failure().detail().code().equals(NO_ROUTE);
            if (unsupported && kind == LinkKind.BRAND) {
                return new ResolvedTerms(false);
            }
            throw failed;
        }
    }

    /**
     * What the product does not show is gone from the shop: the store is asked again next time. The others keep their
     * links, because the shop may have renamed them.
     *
     * @param shown ids of the terms that the product shows
     */
    void forgetLost(StoreRound round, Collection<List<String>> names, Set<Long> shown) {
        Set<TermPath> paths = names.stream().map(TermPath::of).collect(Collectors.toSet());
        Map<TermPath, Long> lost = known(round, paths);
        lost.values().removeAll(shown);
        links.remove(
                round.connectionId(),
                lost.keySet().stream().map(path -> path.link(kind)).toList());
        round.session().forgetTerms(resource);
    }

    private Map<TermPath, Long> known(StoreRound round, Set<TermPath> paths) {
        Map<TermPath, LinkKey> keys = new LinkedHashMap<>();
        paths.forEach(path -> keys.put(path, path.link(kind)));
        Map<LinkKey, Long> found = keys.isEmpty() ? Map.of() : links.find(round.connectionId(), keys.values());
        Map<TermPath, Long> known = new HashMap<>();
        keys.forEach((path, key) -> {
            Long id = found.get(key);
            if (id != null) {
                known.put(path, id);
            }
        });
        return known;
    }

    private ResolvedTerms complete(StoreRound round, Set<TermPath> paths, Map<TermPath, Long> known) {
        TermDirectory directory = round.session().terms(resource);
        // Another node may have made them after this one read the list, and the shop may have renamed them since.
        directory.lookUp(round.client(), resource, directory.without(known.values()));
        dropStale(round, directory, known);
        ResolvedTerms resolved = new ResolvedTerms(true);
        known.forEach(resolved::put);
        List<TermPath> byDepth =
                paths.stream().sorted(Comparator.comparingInt(TermPath::depth)).toList();
        int deepest = byDepth.isEmpty() ? 0 : byDepth.get(byDepth.size() - 1).depth();
        for (int depth = 1; depth <= deepest; depth++) {
            completeLevel(round, directory, resolved, level(byDepth, depth));
        }
        Map<LinkKey, Long> learned = new LinkedHashMap<>();
        paths.stream()
                .filter(path -> !known.containsKey(path))
                .forEach(path -> resolved.id(path).ifPresent(id -> learned.put(path.link(kind), id)));
        links.put(round.connectionId(), learned);
        return resolved;
    }

    private static List<TermPath> level(List<TermPath> paths, int depth) {
        return paths.stream().filter(path -> path.depth() == depth).toList();
    }

    private void dropStale(StoreRound round, TermDirectory directory, Map<TermPath, Long> known) {
        List<TermPath> stale = known.entrySet().stream()
                .filter(link -> !directory.contains(link.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        known.keySet().removeAll(stale);
        links.remove(
                round.connectionId(),
                stale.stream().map(path -> path.link(kind)).toList());
    }

    private void completeLevel(
            StoreRound round, TermDirectory directory, ResolvedTerms resolved, List<TermPath> level) {
        List<TermCreation.Missing> missing = new ArrayList<>();
        for (TermPath path : level) {
            if (resolved.id(path).isPresent()) {
                continue;
            }
            Optional<TermPath> parent = path.parentKeys().map(keys -> new TermPath(keys, ""));
            Optional<WooFailure> refusal = parent.flatMap(resolved::refusal);
            if (refusal.isPresent()) {
                resolved.refuse(path, refusal.get());
                continue;
            }
            long parentId = parent.flatMap(resolved::id).orElse(0L);
            find(directory, parentId, path)
                    .ifPresentOrElse(
                            id -> resolved.put(path, id), () -> missing.add(new TermCreation.Missing(path, parentId)));
        }
        new TermCreation(round, resource, directory, resolved).create(missing);
    }

    /** The PIM's brands have no parents, but the shop may have sorted them below others. */
    private Optional<Long> find(TermDirectory directory, long parent, TermPath path) {
        Optional<Long> found = directory.find(parent, path.ownKey());
        return kind == LinkKind.BRAND ? found.or(() -> directory.findAnywhere(path.ownKey())) : found;
    }
}
