package io.github.wooautosync.benchmark.memory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wooautosync.catalog.AttributeValue;
import io.github.wooautosync.catalog.CategoryPath;
import io.github.wooautosync.catalog.ConnectionContext;
import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.connection.StorePolicy;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.mapping.DesiredProduct;
import io.github.wooautosync.mapping.DesiredValue;
import io.github.wooautosync.mapping.FieldDifference;
import io.github.wooautosync.mapping.Fingerprints;
import io.github.wooautosync.mapping.MappingContext;
import io.github.wooautosync.mapping.StandardProductMapper;
import io.github.wooautosync.mapping.StoreUnits;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.BatchAnswer;
import io.github.wooautosync.woo.StoreBatch;
import io.github.wooautosync.woo.StoreFields;
import io.github.wooautosync.woo.http.BatchWire;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What happens to a product between the PIM and the wire, step by step, a hundred at a time. Each product has the same
 * dozen fields; its price changed.
 */
@State(Scope.Benchmark)
public class PushPath {

    static final int BATCH = 100;

    private static final AnswerFields ANSWER = AnswerFields.of("sku", "status", "date_modified_gmt");
    private static final String WORDS = "<p>" + "A product that is described in some detail. ".repeat(12) + "</p>";

    private final StandardProductMapper mapper = new StandardProductMapper();
    private final MappingContext context = new MappingContext(
            new ConnectionContext(
                    ConnectionId.of("shop"),
                    OwnerId.SINGLE,
                    "Shop",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()),
            StorePolicy.standard(),
            Set.of(),
            StoreUnits.standard());
    private final BatchWire wire = new BatchWire();

    private final List<Product> products =
            IntStream.rangeClosed(1, BATCH).mapToObj(id -> product(id, "20.00")).toList();
    private final List<DesiredProduct> mapped = products.stream().map(this::map).toList();
    private final List<Map<String, String>> known = IntStream.rangeClosed(1, BATCH)
            .mapToObj(id -> Fingerprints.of(map(product(id, "19.90"))))
            .toList();
    private final StoreBatch prices = updates(mapped, known);
    private final StoreBatch everything = creates(mapped);
    private final byte[] answer = answer();

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public Object mapping() {
        List<DesiredProduct> desired = new ArrayList<>(BATCH);
        for (Product product : products) {
            desired.add(map(product));
        }
        return desired;
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public Object difference() {
        List<Set<String>> fields = new ArrayList<>(BATCH);
        for (int i = 0; i < BATCH; i++) {
            fields.add(difference(mapped.get(i), known.get(i)));
        }
        return fields;
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public long encodingPrices() {
        return wire.encode(prices);
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public long encodingEverything() {
        return wire.encode(everything);
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public BatchAnswer decoding() {
        return wire.decode(prices, answer);
    }

    /** A price that changed, from the PIM's product to the store's answer. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public BatchAnswer together() {
        StoreBatch batch = updates(products.stream().map(this::map).toList(), known);
        wire.encode(batch);
        return wire.decode(batch, answer);
    }

    private DesiredProduct map(Product product) {
        return mapper.map(product, context);
    }

    private static Set<String> difference(DesiredProduct desired, Map<String, String> known) {
        return FieldDifference.ofKnownProduct(desired, Fingerprints.of(desired), known, true, false);
    }

    private static StoreBatch updates(List<DesiredProduct> desired, List<Map<String, String>> known) {
        List<StoreBatch.Update> updates = new ArrayList<>(BATCH);
        for (int i = 0; i < BATCH; i++) {
            Set<String> fields = difference(desired.get(i), known.get(i));
            updates.add(new StoreBatch.Update(i + 1, fieldsOf(desired.get(i), fields)));
        }
        return new StoreBatch(List.of(), updates, List.of(), ANSWER);
    }

    private static StoreBatch creates(List<DesiredProduct> desired) {
        return new StoreBatch(
                desired.stream()
                        .map(product -> fieldsOf(product, product.fields().keySet()))
                        .toList(),
                List.of(),
                List.of(),
                ANSWER);
    }

    /** Those that need no ids of the store. */
    private static StoreFields fieldsOf(DesiredProduct product, Set<String> names) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        product.fields().forEach((name, value) -> {
            if (names.contains(name) && value instanceof DesiredValue.Json json) {
                values.put(name, json.value());
            }
        });
        return new StoreFields(values);
    }

    private static byte[] answer() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode items = answer.putArray("update");
        for (int i = 1; i <= BATCH; i++) {
            items.addObject()
                    .put("id", i)
                    .put("sku", "SKU-" + i)
                    .put("status", "publish")
                    .put("date_modified_gmt", "2026-11-26T10:00:00");
        }
        return answer.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Product product(long id, String price) {
        return Product.builder(ProductId.of(id))
                .name("Product " + id)
                .sku("SKU-" + id)
                .price(price)
                .description(WORDS)
                .shortDescription("Short, but to the point")
                .categories(CategoryPath.of("Department " + id % 20, "Shelf " + id % 200))
                .tags("tag " + id % 50, "tag " + id % 7)
                .attribute(AttributeValue.of("COLOR", "Colour", "red", "blue"))
                .attribute(AttributeValue.of("SIZE", "Size", "S", "M", "L"))
                .metaData("_origin", "pim")
                .build();
    }
}
