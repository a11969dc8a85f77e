package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.mapping.DesiredValue;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Other products by the ids that the store gave them. One that the store does not have yet is left out; the record
 * carries a warning and looks again, at growing intervals, until it is there. Looking costs the store nothing: as long
 * as nobody arrived, nothing is sent.
 */
final class ProductReferences {

    private static final int MOST_NAMES = 10;

    private final SyncRecordStore records;

    ProductReferences(SyncRecordStore records) {
        this.records = records;
    }

    Map<ProductId, WooProductId> find(StoreRound round, List<PlannedPush> pushes) {
        Set<ProductId> wanted = new LinkedHashSet<>();
        for (PlannedPush push : pushes) {
            for (String field : push.fieldsToSend()) {
                if (push.desired().fields().get(field) instanceof DesiredValue.Products products) {
                    wanted.addAll(products.productIds());
                }
            }
        }
        Map<ProductId, WooProductId> found = new HashMap<>();
        if (!wanted.isEmpty()) {
            for (SyncRecord record : records.find(round.connectionId(), wanted)) {
                record.wooProductId().ifPresent(id -> found.put(record.productId(), id));
            }
        }
        return found;
    }

    static ResolvedField resolve(String field, DesiredValue.Products products, Map<ProductId, WooProductId> known) {
        List<ProductId> present = new ArrayList<>();
        List<ProductId> absent = new ArrayList<>();
        ArrayNode ids = JsonNodeFactory.instance.arrayNode();
        for (ProductId productId : new LinkedHashSet<>(products.productIds())) {
            WooProductId id = known.get(productId);
            if (id == null) {
                absent.add(productId);
            } else {
                present.add(productId);
                ids.add(id.value());
            }
        }
        List<FieldWarning> warnings = absent.isEmpty() ? List.of() : List.of(waiting(field, absent));
        return new ResolvedField.Ready(ids, new DesiredValue.Products(present), warnings);
    }

    private static FieldWarning waiting(String field, List<ProductId> absent) {
        String names = absent.stream().limit(MOST_NAMES).map(ProductId::value).collect(Collectors.joining(", "));
        String more = absent.size() > MOST_NAMES ? " and " + (absent.size() - MOST_NAMES) + " more" : "";
        return FieldWarning.waiting(
                FailureCode.LINKED_PRODUCT_MISSING,
                field + " leaves out product " + names + more
                        + ", which this store does not have; they are added once they are exported there");
    }
}
