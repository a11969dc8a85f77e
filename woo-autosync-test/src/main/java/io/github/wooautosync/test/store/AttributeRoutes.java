package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;

/** {@code products/attributes}: facts 97 and 98. */
final class AttributeRoutes {

    private static final JsonNode SCHEMAS = Json.resource("term-arguments.json");

    private final Shop shop;
    private final AttributeWriter writer;
    private final ArgumentSchema updateArguments = ArgumentSchema.of(SCHEMAS.path("attribute"));
    private final ArgumentSchema createArguments = updateArguments.requiring("name");

    AttributeRoutes(Shop shop, AttributeWriter writer) {
        this.shop = shop;
        this.writer = writer;
    }

    void addTo(Router router) {
        router.route("wc/v3/products/attributes").get(this::list).post(this::create);
        router.route("wc/v3/products/attributes/{id}")
                .get(this::get)
                .edit(this::update)
                .delete(this::delete);
        router.route("wc/v3/products/attributes/batch").edit(this::batch);
    }

    /** The terms of the attribute in the path. */
    Taxonomy terms(RestRequest request) {
        GlobalAttribute attribute = shop.attributes().get(request.pathId("attribute_id"));
        if (attribute == null || isShadowed(attribute)) {
            throw RestError.of(404, "woocommerce_rest_taxonomy_invalid", "Taxonomy does not exist.")
                    .withoutAllowHeader();
        }
        return attribute.terms();
    }

    /** Of two attributes with one slug only the younger works (fact 99). */
    private boolean isShadowed(GlobalAttribute attribute) {
        GlobalAttribute working = shop.attributeWithTaxonomy(attribute.taxonomy());
        return working == null || working.id() != attribute.id();
    }

    private GlobalAttribute existing(long id) {
        GlobalAttribute attribute = shop.attributes().get(id);
        if (attribute == null) {
            throw RestError.of(404, "woocommerce_rest_taxonomy_invalid", "Resource does not exist.")
                    .withoutAllowHeader();
        }
        return attribute;
    }

    private GlobalAttribute deletable(long id) {
        GlobalAttribute attribute = existing(id);
        return isShadowed(attribute) ? existing(-1) : attribute;
    }

    private RestResponse list(RestRequest request) {
        Permissions.list(request);
        List<GlobalAttribute> all = shop.attributes().values().stream()
                .sorted(Comparator.comparing(GlobalAttribute::slug).thenComparingLong(GlobalAttribute::id))
                .toList();
        ArrayNode items = Json.array();
        all.forEach(attribute -> items.add(withLinks(attribute)));
        return RestResponse.ok(items)
                .header("X-WP-Total", Integer.toString(all.size()))
                .header("X-WP-TotalPages", "1");
    }

    private RestResponse get(RestRequest request) {
        GlobalAttribute attribute = existing(request.id());
        Permissions.view(request);
        return RestResponse.ok(json(attribute)).links(links(attribute));
    }

    private RestResponse create(RestRequest raw) {
        RestRequest request = createArguments.apply(raw);
        Permissions.create(request);
        ObjectNode item = request.fields();
        request.progress().beforeItem(item);
        GlobalAttribute attribute = writer.create(item);
        request.progress().afterItem(item);
        return RestResponse.created(json(attribute), base() + "/" + attribute.id())
                .links(links(attribute));
    }

    private RestResponse update(RestRequest raw) {
        RestRequest request = updateArguments.apply(raw);
        GlobalAttribute old = existing(request.id());
        Permissions.edit(request);
        GlobalAttribute attribute = writer.update(old, request.fields());
        return RestResponse.ok(json(attribute)).links(links(attribute));
    }

    private RestResponse delete(RestRequest request) {
        GlobalAttribute attribute = deletable(request.id());
        Permissions.delete(request);
        ObjectNode last = json(attribute);
        writer.delete(attribute);
        return RestResponse.ok(last).links(links(attribute));
    }

    private RestResponse batch(RestRequest request) {
        Permissions.batch(request);
        return new Batch(shop.settings().batchLimit()).run(request, new Batch.Target() {
            @Override
            public JsonNode create(ObjectNode item) {
                return withLinks(writer.create(item));
            }

            @Override
            public JsonNode update(ObjectNode item) {
                return withLinks(writer.update(existing(Php.integer(item.get("id"))), item));
            }

            @Override
            public JsonNode delete(ObjectNode item) {
                GlobalAttribute attribute = deletable(item.path("id").asLong());
                ObjectNode last = withLinks(attribute);
                writer.delete(attribute);
                return last;
            }
        });
    }

    private String base() {
        return shop.restUrl() + "wc/v3/products/attributes";
    }

    private ObjectNode links(GlobalAttribute attribute) {
        return Links.item(base() + "/" + attribute.id(), base());
    }

    private ObjectNode withLinks(GlobalAttribute attribute) {
        ObjectNode json = json(attribute);
        json.set("_links", links(attribute));
        return json;
    }

    private static ObjectNode json(GlobalAttribute attribute) {
        return Json.object()
                .put("id", attribute.id())
                .put("name", attribute.name())
                .put("slug", attribute.taxonomy())
                .put("type", attribute.type())
                .put("order_by", attribute.orderBy())
                .put("has_archives", attribute.hasArchives());
    }
}
