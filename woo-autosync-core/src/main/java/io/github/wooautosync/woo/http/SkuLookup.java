package io.github.wooautosync.woo.http;

import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.SkuKey;
import io.github.wooautosync.woo.StoreEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which requests a look-up of SKUs needs, and which answers belong to it. */
final class SkuLookup {

    private static final int MOST_PER_REQUEST = 100;

    private final Map<SkuKey, String> wanted = new LinkedHashMap<>();

    SkuLookup(Collection<String> skus) {
        for (String sku : skus) {
            if (!SkuKey.isSearchable(sku)) {
                throw new IllegalArgumentException(
                        "the SKU '" + sku + "' cannot be looked up: the store would list other products");
            }
            wanted.putIfAbsent(SkuKey.of(sku), sku.strip());
        }
    }

    /** Values of the parameter {@code sku}, each at most that long when encoded, unless a single SKU is longer. */
    List<String> parameters(int longest) {
        List<String> parameters = new ArrayList<>();
        StringBuilder list = new StringBuilder();
        int count = 0;
        int length = 0;
        for (String sku : wanted.values()) {
            if (sku.contains(",")) {
                parameters.add(sku);
                continue;
            }
            int more = PercentEncoding.encode(sku).length() + "%2C".length();
            if (count == MOST_PER_REQUEST || (count > 0 && length + more > longest)) {
                parameters.add(list.toString());
                list.setLength(0);
                count = 0;
                length = 0;
            }
            // No space after the comma: with one the second SKU is not found (fact 62).
            list.append(count == 0 ? "" : ",").append(sku);
            count++;
            length += more;
        }
        if (count > 0) {
            parameters.add(list.toString());
        }
        return parameters;
    }

    /**
     * Whether a hit really holds a SKU that was asked for. A variation without a SKU of its own shows its parent's (fact
     * 108); the store does not find it by that, and its type tells.
     */
    boolean asksFor(StoreEntry hit) {
        return hit.sku().map(SkuKey::of).filter(wanted::containsKey).isPresent();
    }

    /** What a hit must show so that it can be judged, and what the caller wants to see. */
    static AnswerFields fields(AnswerFields wanted) {
        if (wanted.isAll()) {
            return wanted;
        }
        Set<String> names = new LinkedHashSet<>(List.of("id", "sku", "type", "parent_id", "status"));
        names.addAll(wanted.names());
        return new AnswerFields(names);
    }
}
