package io.github.wooautosync.test.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wooautosync.test.conformance.RequestMaker.Addresses;
import io.github.wooautosync.test.store.FakeStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** A fresh fake store in the place of the recorded shop, with the server of the images. */
final class Shop implements AutoCloseable {

    private static final long FIRST_ID_OF_THE_CATALOGUE = 11;
    private static final String LONG_AGO = "2026-11-20T08:00:00";

    private final RecordedClock clock;
    private final PimServer pim;
    private final IdMapping ids = new IdMapping();
    private final FakeStore store;
    private final RequestMaker requests;
    private final HttpClient client;

    private Shop(RecordedClock clock, boolean tls, JsonNode settings, Duration pauseInWrites) {
        this.clock = clock;
        store = FakeStore.builder()
                .name("Store A")
                .readOnlyKey("ck_readonly", "cs_readonly")
                .writeOnlyKey("ck_writeonly", "cs_writeonly")
                .clock(clock)
                .tls(tls)
                .decimalSeparator(settings.path("decimalSeparator").asText(".").charAt(0))
                .stockManagement(settings.path("stockManagement").asBoolean(true))
                .trash(settings.path("trash").asBoolean(true))
                .plainPermalinks(settings.path("plainPermalinks").asBoolean())
                .trustForwardedProto(settings.path("trustForwardedProto").asBoolean())
                .allowPrivateImageHosts(settings.path("allowPrivateImageHosts").asBoolean(true))
                .serviceTime(Duration.ZERO, pauseInWrites)
                .start();
        store.activateWooCommerceAsShopOwner(settings.path("wooCommerce").asBoolean(true));
        pim = new PimServer();
        Misfortunes.addDeadlyNames(store.faults());
        requests = new RequestMaker(new Addresses(store.url(), pim.url()), ids);
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(5))
                .sslContext(FakeStore.trustingSslContext())
                .build();
    }

    /** A shop for one recording; over plain HTTP when one of its steps was. */
    static Shop openFor(Exchange exchange) {
        boolean tls = exchange.replayableSteps().stream()
                .noneMatch(step -> step.scheme().equals("http"));
        return new Shop(
                RecordedClock.of(exchange), tls, Seeds.of(exchange.name()).settings(), Duration.ZERO);
    }

    /** An empty shop. */
    static Shop open() {
        return pausingInWrites(Duration.ZERO);
    }

    /** An empty shop that pauses in each write, between loading the product and saving it. */
    static Shop pausingInWrites(Duration pause) {
        Exchange none = new Exchange("", "", List.of());
        return new Shop(RecordedClock.of(none), true, Seeds.of("").settings(), pause);
    }

    IdMapping ids() {
        return ids;
    }

    boolean isBusy() {
        return store.requestsInFlight() > 0;
    }

    void advance(Duration duration) {
        clock.advance(duration);
    }

    /** The next request meets this misfortune; an empty name is none. */
    void expect(String fault) {
        if (!fault.isEmpty()) {
            store.faults().next(Misfortunes.named(fault));
        }
    }

    Answer answer(Step step) {
        HttpRequest request = requests.request(step);
        try {
            return Answer.of(client.send(request, BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(step.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void seed(Seeds seeds) {
        seeds.terms().forEach(this::seedTerms);
        seeds.entries("attributes").forEach(this::seedAttribute);
        seeds.entries("media").forEach(this::seedMedia);
        seeds.entries("products").forEach(this::seedProduct);
        seeds.entries("variations").forEach(this::seedVariation);
        seeds.ghostSkus().forEach(store::leaveGhostSku);
        fillCatalogue(seeds.catalogueTotal());
    }

    private void seedTerms(Seeds.Terms terms) {
        for (ObjectNode term : terms.entries()) {
            ObjectNode translated = ids.inBody(terms.route(), term).deepCopy();
            ids.learn(IdKind.TERM, term.path("id").asLong(), store.seedTerm(terms.route(), translated));
        }
    }

    private void seedAttribute(ObjectNode attribute) {
        JsonNode terms = attribute.path("terms");
        attribute.remove("terms");
        long id = store.seedAttribute(attribute);
        ids.learn(IdKind.ATTRIBUTE, attribute.path("id").asLong(), id);
        for (JsonNode name : terms) {
            ObjectNode term = ExchangeFiles.JSON.createObjectNode().set("name", name);
            store.seedTerm("products/attributes/" + id + "/terms", term);
        }
    }

    private void seedMedia(ObjectNode media) {
        long id = store.seedMedia(media.path("src").asText(), PimServer.picture());
        ids.learn(IdKind.POST, media.path("id").asLong(), id);
    }

    /** What was in the trash was put there as a client does it: that changes the slug. */
    void seedProduct(ObjectNode product) {
        boolean trashed = product.path("status").asText().equals("trash");
        if (trashed) {
            product.put("status", "publish");
        }
        long id = store.seedProduct(ids.inBody("products", product).deepCopy());
        ids.learn(IdKind.POST, product.path("id").asLong(id), id);
        if (trashed) {
            store.trashAsShopOwner(id);
        }
    }

    private void seedVariation(ObjectNode variation) {
        long parent = ids.actual(IdKind.POST, variation.path("parent_id").asLong());
        ObjectNode own = ids.inBody("products", variation).deepCopy();
        own.remove("parent_id");
        long id = store.seedVariation(parent, own);
        ids.learn(IdKind.POST, variation.path("id").asLong(id), id);
    }

    private void fillCatalogue(int total) {
        long present = store.products().stream()
                .filter(product -> !product.path("status").asText().equals("trash"))
                .count();
        for (long i = 0; i < total - present; i++) {
            long id = FIRST_ID_OF_THE_CATALOGUE + i;
            ObjectNode product =
                    ExchangeFiles.JSON.createObjectNode().put("id", id).put("name", "Product " + id);
            store.seedProduct(product.put("date_created_gmt", LONG_AGO)
                    .put("date_modified_gmt", LONG_AGO)
                    .put("regular_price", "1"));
        }
    }

    /** Something that happened in the shop itself before a step. */
    void happens(JsonNode event) {
        if (event.has("sell")) {
            store.sell(
                    ids.actual(IdKind.POST, event.path("sell").asLong()),
                    event.path("quantity").asInt(1));
        } else if (event.has("deleteMedia")) {
            store.deleteMediaAsShopOwner(
                    ids.actual(IdKind.POST, event.path("deleteMedia").asLong()));
        } else if (event.has("edit")) {
            long id = ids.actual(IdKind.POST, event.path("edit").asLong());
            store.editAsShopOwner(id, product -> product.setAll((ObjectNode) event.path("fields")));
        } else {
            request(event);
        }
    }

    private void request(JsonNode request) {
        Answer answer = answer(Step.unrecorded(request));
        if (answer.status() >= 300) {
            throw new IllegalStateException(request + " failed: " + answer.text());
        }
        if (request.has("learn")) {
            IdKind kind = IdKind.ofRoute(request.path("path").asText());
            ids.learn(
                    kind,
                    request.path("learn").asLong(),
                    answer.json().path("id").asLong());
        }
    }

    @Override
    public void close() {
        store.close();
        pim.close();
    }
}
