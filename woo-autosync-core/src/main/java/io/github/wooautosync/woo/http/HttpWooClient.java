package io.github.wooautosync.woo.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.BatchAnswer;
import io.github.wooautosync.woo.ListQuery;
import io.github.wooautosync.woo.Removal;
import io.github.wooautosync.woo.StoreBatch;
import io.github.wooautosync.woo.StoreEntry;
import io.github.wooautosync.woo.StoreFields;
import io.github.wooautosync.woo.StoreInformation;
import io.github.wooautosync.woo.StorePage;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.TaxClass;
import io.github.wooautosync.woo.WooClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One store over HTTP: every operation is a request, an exchange, and a reading of its answer. */
final class HttpWooClient implements WooClient {

    /** Some servers refuse more than 8,000 (fact 123); the rest is for the parameters of authentication. */
    private static final int LONGEST_ADDRESS = 6_000;

    private static final int SHORTEST_LIST = 500;

    /** More pages than duplicates can explain: then the store ignores the filter. */
    private static final int MOST_PAGES_OF_HITS = 10;

    private final String description;
    private final RequestFactory requests;
    private final StoreExchange exchange;
    private final AnswerReader reader;

    HttpWooClient(String description, RequestFactory requests, StoreExchange exchange, AnswerReader reader) {
        this.description = description;
        this.requests = requests;
        this.exchange = exchange;
        this.reader = reader;
    }

    @Override
    public StoreInformation storeInformation() {
        return new StoreInformationReader(this::json).read();
    }

    @Override
    public void verifyWriteAccess() {
        StoreRequest request = StoreRequest.write(
                "POST", StoreResource.PRODUCTS.path() + "/batch", JsonNodeFactory.instance.objectNode(), Effect.READ);
        RawAnswer answer = exchange.send(request);
        JsonNode json = reader.read(request, answer);
        if (!json.isContainerNode()) {
            throw reader.wrongShape(request, answer.status(), "the answer to an empty batch is no list");
        }
    }

    @Override
    public StoreEntry get(StoreResource resource, long id, AnswerFields fields) {
        return entry(
                StoreRequest.read(path(resource, id)).with("context", "edit").showing(fields));
    }

    @Override
    public StorePage list(StoreResource resource, ListQuery query) {
        StoreRequest request = StoreRequest.read(resource.path());
        for (Map.Entry<String, String> parameter : query.parameters().entrySet()) {
            request = request.with(parameter.getKey(), parameter.getValue());
        }
        return page(request.with("context", "edit")
                .with("page", Integer.toString(query.page()))
                .with("per_page", Integer.toString(query.perPage()))
                .showing(query.fields()));
    }

    @Override
    public StoreEntry create(StoreResource resource, StoreFields fields, AnswerFields answer) {
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("a create without fields would make an entry without a name");
        }
        Effect effect = BatchCodec.effect(resource, fields);
        return entry(StoreRequest.write("POST", resource.path(), json(fields), effect)
                .showing(answer));
    }

    @Override
    public StoreEntry update(StoreResource resource, long id, StoreFields fields, AnswerFields answer) {
        if (fields.names().contains("id")) {
            // It would win over the id of the path (fact 43).
            throw new IllegalArgumentException("the fields of an update must not contain 'id'");
        }
        return entry(StoreRequest.write("PUT", path(resource, id), json(fields), Effect.WRITE)
                .showing(answer));
    }

    @Override
    public StoreEntry delete(StoreResource resource, long id, Removal removal) {
        StoreRequest request = StoreRequest.delete(path(resource, id));
        return entry(removal == Removal.PERMANENT ? request.with("force", "true") : request);
    }

    @Override
    public BatchAnswer batch(StoreResource resource, StoreBatch batch) {
        BatchCodec codec = new BatchCodec(resource, batch, reader);
        StoreRequest request = StoreRequest.write("POST", resource.path() + "/batch", codec.body(), Effect.WRITE);
        RawAnswer answer = exchange.send(request);
        return codec.answer(request, answer.status(), reader.read(request, answer));
    }

    @Override
    public List<StoreEntry> findProductsBySku(Collection<String> skus, AnswerFields fields) {
        SkuLookup lookup = new SkuLookup(skus);
        StoreRequest request = StoreRequest.read(StoreResource.PRODUCTS.path())
                .with("include_status", "any,trash")
                .with("context", "edit")
                .with("orderby", "id")
                .with("order", "asc")
                .with("per_page", Integer.toString(ListQuery.MAXIMUM_PER_PAGE))
                .showing(SkuLookup.fields(fields));
        int longest = Math.max(SHORTEST_LIST, LONGEST_ADDRESS - requests.addressLength(request));
        Map<Long, StoreEntry> found = new LinkedHashMap<>();
        for (String list : lookup.parameters(longest)) {
            collect(lookup, request.with("sku", list), found);
        }
        return List.copyOf(found.values());
    }

    @Override
    public List<TaxClass> taxClasses() {
        StoreRequest request = StoreRequest.read("taxes/classes");
        RawAnswer answer = exchange.send(request);
        JsonNode list = reader.read(request, answer);
        if (!list.isArray()) {
            throw reader.wrongShape(request, answer.status(), "the answer is no list of tax classes");
        }
        List<TaxClass> found = new ArrayList<>();
        list.forEach(entry -> found.add(
                new TaxClass(entry.path("slug").asText(""), entry.path("name").asText(""))));
        return List.copyOf(found);
    }

    @Override
    public String toString() {
        return description;
    }

    private void collect(SkuLookup lookup, StoreRequest request, Map<Long, StoreEntry> found) {
        int pages = 1;
        for (int number = 1; number <= pages; number++) {
            StoreRequest onPage = request.with("page", Integer.toString(number));
            StorePage page = page(onPage);
            pages = page.entries().isEmpty() ? 0 : page.pages();
            if (pages > MOST_PAGES_OF_HITS) {
                throw reader.wrongShape(onPage, 200, "the store ignores the SKU filter and lists all products");
            }
            page.entries().stream().filter(lookup::asksFor).forEach(hit -> found.putIfAbsent(hit.id(), hit));
        }
    }

    private StoreEntry entry(StoreRequest request) {
        RawAnswer answer = exchange.send(request);
        return EntryReader.entry(reader.read(request, answer))
                .orElseThrow(() -> reader.wrongShape(request, answer.status(), "the answer is no entry with an id"));
    }

    private StorePage page(StoreRequest request) {
        RawAnswer answer = exchange.send(request);
        return EntryReader.page(reader.read(request, answer), answer)
                .orElseThrow(
                        () -> reader.wrongShape(request, answer.status(), "the answer is no list of entries with ids"));
    }

    private JsonNode json(StoreRequest request) {
        return reader.read(request, exchange.send(request));
    }

    private static ObjectNode json(StoreFields fields) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        fields.values().forEach(body::set);
        return body;
    }

    private static String path(StoreResource resource, long id) {
        if (id <= 0) {
            throw new IllegalArgumentException("an entry has a positive id, but this one is " + id);
        }
        return resource.path() + "/" + id;
    }
}
