package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wooautosync.connection.StorePolicy.WhenStockMoved;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.ListQuery;
import io.github.wooautosync.woo.StoreResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Does for the variations of one product what {@link StockGuard} does for products. Used by one thread. */
final class VariationStock {

    private static final AnswerFields NUMBER = AnswerFields.of(StockGuard.FIELD);

    private final StoreRound round;
    private final StoreResource variations;
    private final Set<VariationWork> asked = new HashSet<>();

    VariationStock(StoreRound round, StoreResource variations) {
        this.round = round;
        this.variations = variations;
    }

    /** Lets numbers stay that moved in the store since they were pushed; returns whose those are. */
    List<VariationWork> keepMoved(List<VariationWork> works) {
        if (round.connection().policy().whenStockMoved() == WhenStockMoved.OVERWRITE) {
            return List.of();
        }
        List<VariationWork> conditional = works.stream()
                .filter(VariationWork::wouldReplaceStock)
                .filter(asked::add)
                .toList();
        List<VariationWork> kept = new ArrayList<>();
        for (int from = 0; from < conditional.size(); from += ListQuery.MAXIMUM_PER_PAGE) {
            List<VariationWork> some =
                    conditional.subList(from, Math.min(conditional.size(), from + ListQuery.MAXIMUM_PER_PAGE));
            Map<Long, JsonNode> numbers = numbers(some);
            some.stream()
                    .filter(work -> keepMoved(work, numbers.get(work.target().getAsLong())))
                    .forEach(kept::add);
        }
        return kept;
    }

    private static boolean keepMoved(VariationWork work, @Nullable JsonNode number) {
        return Optional.ofNullable(number)
                .filter(JsonNode::isNumber)
                .filter(work::keepStock)
                .isPresent();
    }

    private Map<Long, JsonNode> numbers(List<VariationWork> works) {
        Map<Long, JsonNode> numbers = new HashMap<>();
        ListQuery query = ListQuery.all(NUMBER)
                .with(
                        "include",
                        works.stream()
                                .map(work -> Long.toString(work.target().getAsLong()))
                                .collect(Collectors.joining(",")));
        round.client()
                .list(variations, query)
                .entries()
                .forEach(entry -> numbers.put(entry.id(), entry.fields().path(StockGuard.FIELD)));
        return numbers;
    }
}
