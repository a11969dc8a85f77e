package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.Map;

/** {@code taxes/classes}; they have slugs, no ids. */
final class TaxClassRoutes {

    private final Shop shop;

    TaxClassRoutes(Shop shop) {
        this.shop = shop;
    }

    void addTo(Router router) {
        router.route("wc/v3/taxes/classes").get(this::list).post(this::create);
        router.route("wc/v3/taxes/classes/{slug}").get(this::get).delete(this::delete);
    }

    private RestResponse list(RestRequest request) {
        Permissions.list(request);
        ArrayNode items = Json.array();
        items.add(withLinks(Json.object().put("slug", "standard").put("name", "Standard rate")));
        shop.taxClasses().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, String> entry) -> entry.getValue()))
                .forEach(entry -> items.add(
                        withLinks(Json.object().put("slug", entry.getKey()).put("name", entry.getValue()))));
        return RestResponse.ok(items)
                .header("X-WP-Total", Integer.toString(items.size()))
                .header("X-WP-TotalPages", "1");
    }

    private RestResponse get(RestRequest request) {
        Permissions.view(request);
        ArrayNode items = Json.array();
        String slug = request.pathText("slug");
        String name = shop.taxClasses().get(slug);
        if (name != null) {
            items.add(withLinks(Json.object().put("slug", slug).put("name", name)));
        }
        return RestResponse.ok(items);
    }

    private RestResponse create(RestRequest request) {
        Permissions.create(request);
        String name = TextFilters.clean(request.text("name", ""));
        String slug = Slugs.of(name);
        return shop.change(() -> {
            if (shop.taxClasses().containsKey(slug)) {
                throw RestError.of(400, "woocommerce_rest_tax_class_exists", "Tax class already exists");
            }
            shop.taxClasses().put(slug, name);
            return RestResponse.created(Json.object().put("name", name).put("slug", slug), base() + "/" + slug)
                    .links(links());
        });
    }

    private RestResponse delete(RestRequest request) {
        Permissions.delete(request);
        if (!request.flag("force")) {
            throw RestError.of(501, "woocommerce_rest_trash_not_supported", "Taxes do not support trashing.");
        }
        String slug = request.pathText("slug");
        String name = shop.taxClasses().remove(slug);
        if (name == null) {
            throw RestError.of(400, "woocommerce_rest_tax_class_invalid_slug", "Invalid slug.");
        }
        return RestResponse.ok(Json.object().put("name", name).put("slug", slug))
                .links(links());
    }

    private String base() {
        return shop.restUrl() + "wc/v3/taxes/classes";
    }

    private ObjectNode links() {
        ObjectNode links = Json.object();
        links.putArray("collection").addObject().put("href", base());
        return links;
    }

    private ObjectNode withLinks(ObjectNode json) {
        json.set("_links", links());
        return json;
    }
}
