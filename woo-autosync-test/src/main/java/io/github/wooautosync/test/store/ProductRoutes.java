package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code products}, {@code products/{id}} and {@code products/batch}. */
final class ProductRoutes {

    private final Shop shop;
    private final ProductWriter writer;
    private final ProductJson json;
    private final ProductQuery query;
    private final ArgumentSchema listArguments;
    private final ArgumentSchema writeArguments;
    private final ArgumentSchema readArguments;
    private final ArgumentSchema deleteArguments;
    private final ObjectNode options;

    ProductRoutes(Shop shop, ProductWriter writer, ProductJson json) {
        this.shop = shop;
        this.writer = writer;
        this.json = json;
        this.query = new ProductQuery(shop);
        this.options = (ObjectNode) Json.resource("products-options.json");
        JsonNode endpoints = options.path("endpoints");
        this.listArguments = ArgumentSchema.of(endpoints.path(0).path("args"));
        this.writeArguments = ArgumentSchema.of(endpoints.path(1).path("args"));
        ObjectNode read = Json.object();
        read.set("context", endpoints.path(0).path("args").path("context"));
        this.readArguments = ArgumentSchema.of(read);
        ObjectNode delete = Json.object();
        delete.putObject("force").put("type", "boolean");
        this.deleteArguments = ArgumentSchema.of(delete);
    }

    void addTo(Router router) {
        router.route("wc/v3/products").get(this::list).post(this::create).describedBy(options);
        router.route("wc/v3/products/{id}").get(this::get).edit(this::update).delete(this::delete);
        router.route("wc/v3/products/batch").edit(this::batch);
    }

    private RestResponse list(RestRequest raw) {
        RestRequest request = listArguments.apply(raw);
        Permissions.list(request);
        List<StoredProduct> found = query.run(request);
        ArrayNode items = Json.array();
        FieldSelection selection = request.selection();
        for (StoredProduct product : Paging.page(found, request)) {
            ObjectNode item = json.render(product, request.editContext(), selection, request);
            item.set("_links", json.links(product));
            items.add(item);
        }
        return Paging.withHeaders(RestResponse.ok(items), shop, request, found.size());
    }

    private RestResponse get(RestRequest raw) {
        RestRequest request = readArguments.apply(raw);
        StoredProduct product = existing(request.id());
        Permissions.view(request);
        ObjectNode body = json.render(product, request.editContext(), request.selection(), request);
        return RestResponse.ok(body).links(json.links(product));
    }

    private StoredProduct existing(long id) {
        StoredProduct product = shop.find(id);
        if (product == null) {
            throw RestError.of(404, "woocommerce_rest_product_invalid_id", "Invalid ID.");
        }
        return product;
    }

    private RestResponse create(RestRequest raw) {
        RestRequest request = writeArguments.apply(raw);
        Permissions.create(request);
        StoredProduct created = writer.create(request.fields(), request.progress());
        return RestResponse.created(
                        json.render(created, true, request.selection(), request),
                        shop.restUrl() + "wc/v3/products/" + created.id())
                .links(json.links(created));
    }

    private RestResponse update(RestRequest raw) {
        RestRequest request = writeArguments.apply(raw);
        long id = request.id();
        if (shop.find(id) != null) {
            Permissions.edit(request);
        }
        StoredProduct saved = writer.update(id, request.fields(), request.progress());
        return RestResponse.ok(json.render(saved, true, request.selection(), request))
                .links(json.links(saved));
    }

    private RestResponse delete(RestRequest raw) {
        RestRequest request = deleteArguments.apply(raw);
        long id = request.id();
        StoredProduct product = shop.find(id);
        if (product != null) {
            Permissions.delete(request);
        }
        request.progress().beforeItem(Json.object().put("id", id));
        ObjectNode links = product == null ? Json.object() : json.links(product);
        RestResponse response = RestResponse.ok(delete(id, request.flag("force"), request.selection()))
                .links(links);
        request.progress().afterItem(Json.object().put("id", id));
        return response;
    }

    private ObjectNode delete(long id, boolean force, FieldSelection selection) {
        StoredProduct product = existing(id);
        if (product.isVariation()) {
            throw ProductWriter.useVariationRoute();
        }
        ObjectNode last = json.render(product, true, selection, null);
        if (force) {
            writer.delete(product);
        } else if (!shop.settings().trash()) {
            throw RestError.of(501, "woocommerce_rest_trash_not_supported", "The product does not support trashing.");
        } else if (product.isTrashed()) {
            throw RestError.of(410, "woocommerce_rest_already_trashed", "The product has already been deleted.");
        } else {
            writer.trash(product);
        }
        return last;
    }

    private RestResponse batch(RestRequest request) {
        Permissions.batch(request);
        WorkProgress progress = request.progress();
        return new Batch(shop.settings().batchLimit()).run(request, new Batch.Target() {
            @Override
            public JsonNode create(ObjectNode item) {
                return batchItem(writer.create(item, progress), item);
            }

            @Override
            public JsonNode update(ObjectNode item) {
                return batchItem(writer.update(Php.integer(item.get("id")), item, progress), item);
            }

            @Override
            public JsonNode delete(ObjectNode item) {
                progress.beforeItem(item);
                long id = item.path("id").asLong();
                StoredProduct product = shop.find(id);
                JsonNode result = product == null ? null : batchItem(product, item);
                ProductRoutes.this.delete(id, true, FieldSelection.everything());
                progress.afterItem(item);
                return ProductJson.nullable((ObjectNode) result);
            }
        });
    }

    /** {@code _fields} inside an item shrinks it; id, brands and links come along (fact 73). */
    private ObjectNode batchItem(StoredProduct product, ObjectNode item) {
        FieldSelection selection = FieldSelection.of(item.get("_fields"));
        if (selection.isEverything()) {
            ObjectNode whole = json.edit(product);
            whole.set("_links", json.links(product));
            return whole;
        }
        ObjectNode shrunk = Json.object().put("id", product.id());
        shrunk.setAll(json.render(product, true, selection, null));
        if (!shrunk.has("brands")) {
            shrunk.set("brands", brands(product));
        }
        shrunk.set("_links", json.links(product));
        return shrunk;
    }

    private @Nullable JsonNode brands(StoredProduct product) {
        return json.render(product, true, FieldSelection.of(Json.array().add("brands")), null)
                .get("brands");
    }
}
