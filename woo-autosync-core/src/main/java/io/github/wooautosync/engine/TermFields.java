package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.wooautosync.catalog.CategoryPath;
import io.github.wooautosync.mapping.DesiredValue;
import io.github.wooautosync.record.LinkStore;
import io.github.wooautosync.record.SyncError;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.woo.WooFailure;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Categories and brands of products: which terms a value names, how it travels, and what the store made of it. */
final class TermFields {

    private final TermReferences categories;
    private final TermReferences brands;
    private final Verdicts verdicts;

    TermFields(LinkStore links, Verdicts verdicts) {
        this.categories = TermReferences.categories(links);
        this.brands = TermReferences.brands(links);
        this.verdicts = verdicts;
    }

    /**
     * The terms that the products of a round need.
     *
     * @param categories by path
     * @param brands by name
     */
    record Found(ResolvedTerms categories, ResolvedTerms brands) {}

    Found find(StoreRound round, List<PlannedPush> pushes) {
        Set<List<String>> paths = new LinkedHashSet<>();
        Set<List<String>> names = new LinkedHashSet<>();
        for (PlannedPush push : pushes) {
            for (String field : push.fieldsToSend()) {
                DesiredValue value = push.desired().fields().get(field);
                if (value instanceof DesiredValue.Categories) {
                    paths.addAll(paths(value));
                } else if (value instanceof DesiredValue.Brands) {
                    names.addAll(paths(value));
                }
            }
        }
        return new Found(categories.resolve(round, paths), brands.resolve(round, names));
    }

    ResolvedField resolve(PlannedPush push, DesiredValue value, Found found) {
        boolean brand = value instanceof DesiredValue.Brands;
        ResolvedTerms terms = brand ? found.brands() : found.categories();
        List<List<String>> wanted = paths(value);
        if (!terms.isSupported()) {
            return new ResolvedField.Withheld(List.of(FieldWarning.lasting(
                    FailureCode.BRANDS_UNSUPPORTED,
                    "this store knows no brands; update WooCommerce to 9.6 or later, or do not select brands")));
        }
        Set<Long> ids = new LinkedHashSet<>();
        for (List<String> names : wanted) {
            TermPath path = TermPath.of(names);
            Optional<Long> id = terms.id(path);
            if (id.isEmpty()) {
                return new ResolvedField.Refused(refused(push, names, brand, terms.refusal(path)));
            }
            ids.add(id.get());
        }
        return new ResolvedField.Ready(json(ids, brand), value);
    }

    /** Whether the store dropped some of the terms, which it does without a word when it does not know the id (fact 27). */
    static boolean hasLost(JsonNode sent, JsonNode answered) {
        if (!answered.isArray()) {
            return false;
        }
        Set<Long> present = ids(answered);
        for (JsonNode term : sent) {
            long id = term.path("id").asLong(0);
            if (id > 0 && !present.contains(id)) {
                return true;
            }
        }
        return false;
    }

    private static Set<Long> ids(JsonNode answered) {
        Set<Long> ids = new HashSet<>();
        answered.forEach(term -> ids.add(term.path("id").asLong(0)));
        return ids;
    }

    /** What the answer lacks is looked for anew next time. */
    void forgetLost(StoreRound round, DesiredValue value, JsonNode answered) {
        (value instanceof DesiredValue.Brands ? brands : categories).forgetLost(round, paths(value), ids(answered));
    }

    private static ArrayNode json(Set<Long> ids, boolean brand) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        ids.forEach(id -> list.addObject().put("id", id));
        if (brand && ids.isEmpty()) {
            // An empty list would leave the brands as they are (fact 38).
            list.addObject().put("id", 0);
        }
        return list;
    }

    private static List<List<String>> paths(DesiredValue value) {
        if (value instanceof DesiredValue.Categories categories) {
            return categories.paths().stream().map(CategoryPath::names).toList();
        }
        if (value instanceof DesiredValue.Brands brands) {
            return brands.names().stream()
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .map(List::of)
                    .toList();
        }
        return List.of();
    }

    private SyncOutcome refused(PlannedPush push, List<String> names, boolean brand, Optional<WooFailure> failure) {
        String what = (brand ? "brand '" : "category '") + names.stream().collect(Collectors.joining(" > ")) + "'";
        String why = failure.map(refusal -> refusal.detail().message()).orElse("the store gave no reason");
        SyncError error = new SyncError(
                brand ? FailureCode.BRAND_REFUSED : FailureCode.CATEGORY_REFUSED,
                "the store refuses to create " + what + " (" + why + "); change its name in the PIM");
        return failure.filter(TermCreation::isFinal).isPresent()
                ? verdicts.finalError(push.record(), SyncStatus.ERROR, error)
                : verdicts.retry(push.record(), error);
    }
}
