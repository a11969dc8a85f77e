package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Predicate;

/** {@code products/{id}/variations...} and {@code variations} (fact 102). */
final class VariationRoutes {

    private final Shop shop;
    private final VariationWriter writer;
    private final VariationJson json;
    private final ProductQuery query;
    private final ArgumentSchema listArguments;
    private final ArgumentSchema writeArguments;
    private final ArgumentSchema deleteArguments;

    VariationRoutes(Shop shop, VariationWriter writer, VariationJson json) {
        this.shop = shop;
        this.writer = writer;
        this.json = json;
        this.query = new ProductQuery(shop);
        JsonNode products = Json.resource("products-options.json").path("endpoints");
        this.listArguments = ArgumentSchema.of(products.path(0).path("args"));
        this.writeArguments = ArgumentSchema.of(writeArguments(products.path(1).path("args")));
        this.deleteArguments =
                ArgumentSchema.of(Json.resource("term-arguments.json").path("delete"));
    }

    /** The fields that variations share with products, and those of their own. */
    private static ObjectNode writeArguments(JsonNode products) {
        ObjectNode arguments = Json.object();
        for (String name : List.of(
                "description",
                "sku",
                "global_unique_id",
                "regular_price",
                "sale_price",
                "date_on_sale_from",
                "date_on_sale_from_gmt",
                "date_on_sale_to",
                "date_on_sale_to_gmt",
                "virtual",
                "downloadable",
                "downloads",
                "download_limit",
                "download_expiry",
                "tax_status",
                "tax_class",
                "stock_quantity",
                "stock_status",
                "backorders",
                "low_stock_amount",
                "weight",
                "dimensions",
                "shipping_class",
                "menu_order",
                "meta_data")) {
            arguments.set(name, products.get(name));
        }
        arguments.setAll((ObjectNode) Json.resource("variation-arguments.json"));
        return arguments;
    }

    void addTo(Router router) {
        String base = "wc/v3/products/{product_id}/variations";
        router.route(base).get(this::list).post(this::create);
        router.route(base + "/{id}").get(this::get).edit(this::update).delete(this::delete);
        router.route(base + "/batch").edit(this::batch);
        router.route(base + "/generate").post(this::generate);
        router.route("wc/v3/variations").get(this::listAll);
    }

    private RestResponse list(RestRequest request) {
        long parentId = request.pathId("product_id");
        return list(request, product -> product.isVariation() && product.parentId() == parentId);
    }

    private RestResponse listAll(RestRequest request) {
        return list(request, StoredProduct::isVariation);
    }

    private RestResponse list(RestRequest raw, Predicate<StoredProduct> kind) {
        RestRequest request = listArguments.apply(raw);
        Permissions.list(request);
        List<StoredProduct> found = query.run(request, kind);
        ArrayNode items = Json.array();
        for (StoredProduct variation : Paging.page(found, request)) {
            items.add(json.withLinks(variation, request.editContext()));
        }
        return Paging.withHeaders(RestResponse.ok(items), shop, request, found.size());
    }

    private RestResponse get(RestRequest request) {
        StoredProduct variation = existing(request.pathId("product_id"), request.id());
        Permissions.view(request);
        return RestResponse.ok(json.render(variation, request.editContext())).links(json.links(variation));
    }

    private StoredProduct existing(long parentId, long id) {
        StoredProduct variation = shop.find(id);
        if (variation == null || !variation.isVariation() || variation.parentId() != parentId) {
            throw RestError.of(404, "woocommerce_rest_product_variation_invalid_id", "Invalid ID.")
                    .withoutAllowHeader();
        }
        return variation;
    }

    private RestResponse create(RestRequest raw) {
        RestRequest request = writeArguments.apply(raw);
        Permissions.create(request);
        StoredProduct variation = writer.create(request.pathId("product_id"), request.fields(), request.progress());
        // The unfilled pattern in the address is what a real shop sends (i-variable/02).
        return RestResponse.created(
                        json.render(variation, true),
                        shop.restUrl() + "wc/v3/products/(?P<product_id>[\\d]+)/variations/" + variation.id())
                .links(json.links(variation));
    }

    private RestResponse update(RestRequest raw) {
        RestRequest request = writeArguments.apply(raw);
        StoredProduct old = existing(request.pathId("product_id"), request.id());
        Permissions.edit(request);
        StoredProduct variation = writer.update(old, request.fields(), request.progress());
        return RestResponse.ok(json.render(variation, true)).links(json.links(variation));
    }

    private RestResponse delete(RestRequest raw) {
        RestRequest request = deleteArguments.apply(raw);
        StoredProduct variation = existing(request.pathId("product_id"), request.id());
        Permissions.delete(request);
        ObjectNode last = json.render(variation, true);
        ObjectNode links = json.links(variation);
        if (request.flag("force")) {
            writer.delete(variation);
        } else if (!shop.settings().trash()) {
            throw RestError.of(
                    501, "woocommerce_rest_trash_not_supported", "The product_variation does not support trashing.");
        } else if (variation.isTrashed()) {
            throw RestError.of(
                    410, "woocommerce_rest_already_trashed", "The product_variation has already been deleted.");
        } else {
            writer.trash(variation);
        }
        return RestResponse.ok(last).links(links);
    }

    private RestResponse batch(RestRequest request) {
        Permissions.batch(request);
        long parentId = request.pathId("product_id");
        return new Batch(shop.settings().batchLimit()).run(request, new Batch.Target() {
            @Override
            public JsonNode create(ObjectNode item) {
                return json.withLinks(writer.create(parentId, item, request.progress()), true);
            }

            @Override
            public JsonNode update(ObjectNode item) {
                StoredProduct old = existing(parentId, Php.integer(item.get("id")));
                return json.withLinks(writer.update(old, item, request.progress()), true);
            }

            @Override
            public JsonNode delete(ObjectNode item) {
                request.progress().beforeItem(item);
                StoredProduct variation = existing(parentId, item.path("id").asLong());
                ObjectNode last = json.withLinks(variation, true);
                writer.delete(variation);
                request.progress().afterItem(item);
                return last;
            }

            @Override
            public JsonNode idOfFailedDelete(ObjectNode item) {
                return Json.object()
                        .put("id", item.path("id").asLong())
                        .put("product_id", parentId)
                        .put("force", true);
            }
        });
    }

    private RestResponse generate(RestRequest request) {
        Permissions.create(request);
        StoredProduct parent = shop.find(request.pathId("product_id"));
        if (parent == null) {
            throw RestError.of(404, "woocommerce_rest_product_invalid_id", "Invalid product ID.");
        }
        ObjectNode defaults = request.param("default_values") instanceof ObjectNode values ? values : Json.object();
        return RestResponse.ok(Json.object().put("count", writer.generate(parent, defaults)));
    }
}
