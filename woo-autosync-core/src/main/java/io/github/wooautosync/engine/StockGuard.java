package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wooautosync.connection.StorePolicy.WhenStockMoved;
import io.github.wooautosync.mapping.DesiredValue;
import io.github.wooautosync.mapping.Fingerprints;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.ListQuery;
import io.github.wooautosync.woo.StoreResource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Keeps a number of the PIM from undoing what the store sold meanwhile: an absolute number overwrites it (fact 149). So
 * the store is asked first, and a number that is not the one that was pushed last stays. It counts as known then, so that
 * the PIM's next number is sent.
 */
final class StockGuard {

    static final String FIELD = "stock_quantity";

    /** The store's number that a record took note of instead of pushing its own. */
    static final String SEEN = FIELD + ":seen";

    private final Map<Long, JsonNode> numbers = new HashMap<>();

    private StockGuard() {}

    static StockGuard read(StoreRound round, List<PlannedPush> pushes) {
        StockGuard guard = new StockGuard();
        if (round.connection().policy().whenStockMoved() == WhenStockMoved.OVERWRITE) {
            return guard;
        }
        List<Long> ids = pushes.stream()
                .filter(StockGuard::isConditional)
                .map(push -> push.target().orElseThrow().value())
                .toList();
        for (int from = 0; from < ids.size(); from += ListQuery.MAXIMUM_PER_PAGE) {
            List<Long> some = ids.subList(from, Math.min(ids.size(), from + ListQuery.MAXIMUM_PER_PAGE));
            guard.readSome(round, some);
        }
        return guard;
    }

    ResolvedField resolve(PlannedPush push, DesiredValue.Json value) {
        Optional<JsonNode> number = push.target()
                .flatMap(id -> Optional.ofNullable(numbers.get(id.value())))
                .filter(JsonNode::isNumber);
        if (number.isEmpty() || !hasMoved(push, value, number.get())) {
            return new ResolvedField.Ready(value.value(), value);
        }
        return new ResolvedField.Settled(
                List.of(moved("", value, number.get())), Map.of(SEEN, fingerprint(number.get())));
    }

    private static boolean hasMoved(PlannedPush push, DesiredValue value, JsonNode number) {
        Map<String, String> known = AutomaticUpdate.known(push.record());
        return hasMoved(last(known).orElse(""), Fingerprints.of(value), number);
    }

    /** The fingerprint of the store's number as it was last pushed or seen. */
    static Optional<String> last(Map<String, String> known) {
        return Optional.ofNullable(known.getOrDefault(SEEN, known.get(FIELD)));
    }

    static boolean hasMoved(String last, String wanted, JsonNode number) {
        String now = fingerprint(number);
        // A request whose answer was lost may have brought it already.
        return !now.equals(last) && !now.equals(wanted);
    }

    private void readSome(StoreRound round, List<Long> ids) {
        ListQuery query = ListQuery.all(AnswerFields.of(FIELD))
                .with("include", ids.stream().map(String::valueOf).collect(Collectors.joining(",")))
                .with("include_status", "any,trash");
        round.client()
                .list(StoreResource.PRODUCTS, query)
                .entries()
                .forEach(entry -> numbers.put(entry.id(), entry.fields().path(FIELD)));
    }

    private static boolean isConditional(PlannedPush push) {
        return push.target().isPresent()
                && push.fieldsToSend().contains(FIELD)
                && AutomaticUpdate.known(push.record()).containsKey(FIELD);
    }

    static String fingerprint(JsonNode number) {
        return Fingerprints.of(new DesiredValue.Json(number));
    }

    /**
     * Says that a number stays.
     *
     * @param whose what to put behind the number, where it is not the product's own
     */
    static FieldWarning moved(String whose, DesiredValue.Json wanted, JsonNode number) {
        return FieldWarning.lasting(
                FailureCode.STOCK_MOVED,
                "the store has " + number.asText() + " in stock" + whose
                        + ", which is not what was pushed last, so that "
                        + wanted.value().asText()
                        + " was not sent; bring the store's number into the PIM, whose next number is sent");
    }
}
