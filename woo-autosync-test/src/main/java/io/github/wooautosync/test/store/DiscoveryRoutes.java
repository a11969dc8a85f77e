package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What a client asks before it trusts a shop: index, namespaces, status, settings, currency (facts 1 to 4). */
final class DiscoveryRoutes {

    /** Without the plug-in (fact 137). */
    private static final List<String> WORDPRESS_ONLY =
            List.of("oembed/1.0", "wp/v2", "wp-site-health/v1", "wp-block-editor/v1", "wp-abilities/v1");

    private static final List<String> NAMESPACES = List.of(
            "oembed/1.0",
            "wc/v3",
            "wc/v1",
            "wc/pos/v1/catalog",
            "jetpack/v4",
            "wc-admin",
            "wc-analytics",
            "wc/store",
            "wc/store/v1",
            "wc/private",
            "wc/v2",
            "wc-admin-email",
            "wc-telemetry",
            "wccom-site/v3",
            "wp-abilities/v1",
            "wp/v2",
            "wp-site-health/v1",
            "wp-block-editor/v1");
    private static final String RECORDED_URL = "https://store.example";

    private final Shop shop;
    private final Router router;
    private final ObjectNode systemStatus;
    private final ArrayNode productSettings;
    private final ArrayNode generalSettings;

    DiscoveryRoutes(Shop shop, Router router) {
        this.shop = shop;
        this.router = router;
        this.systemStatus = (ObjectNode) Json.resource("system-status.json");
        this.productSettings = (ArrayNode) Json.resource("settings-products.json");
        this.generalSettings = (ArrayNode) Json.resource("settings-general.json");
    }

    void addRoutes() {
        router.route("").get(this::index);
        router.route("wc/v3").get(this::namespace);
        router.route("wc/v3/system_status").get(this::systemStatus);
        router.route("wc/v3/data/currencies/current").get(this::currency);
        router.route("wc/v3/settings/{group}").get(this::settings);
        router.route("wc/v3/settings/{group}/{slug}").get(this::setting);
        router.route("wc/v3/products/custom-fields/names").get(this::customFields);
    }

    private RestResponse index(RestRequest request) {
        ObjectNode body = Json.object();
        body.put("name", shop.settings().name());
        body.put("description", "");
        body.put("url", shop.url());
        body.put("home", shop.url());
        double offset = shop.clock().gmtOffsetHours();
        if (offset == Math.rint(offset)) {
            body.put("gmt_offset", (int) offset);
        } else {
            body.put("gmt_offset", offset);
        }
        body.put("timezone_string", shop.clock().zone().getId());
        body.put("page_for_posts", 0).put("page_on_front", 0).put("show_on_front", "posts");
        ArrayNode namespaces = body.putArray("namespaces");
        (shop.isWooCommerceActive() ? NAMESPACES : WORDPRESS_ONLY).forEach(namespaces::add);
        body.putObject("authentication")
                .putObject("application-passwords")
                .putObject("endpoints")
                .put("authorization", shop.url() + "/wp-admin/authorize-application.php");
        body.set("routes", routes());
        body.put("site_logo", 0).put("site_icon", 0).put("site_icon_url", "");
        ObjectNode links = Json.object();
        links.putArray("help").addObject().put("href", "https://developer.wordpress.org/rest-api/");
        RestResponse response = RestResponse.ok(body);
        return request.query().has("_fields") ? response : response.links(links);
    }

    private RestResponse namespace(RestRequest request) {
        ObjectNode body = Json.object().put("namespace", "wc/v3");
        ObjectNode routes = routes();
        routes.remove("/");
        body.set("routes", routes);
        ObjectNode links = Json.object();
        links.putArray("up").addObject().put("href", shop.restUrl());
        return RestResponse.ok(body).links(links);
    }

    private ObjectNode routes() {
        ObjectNode routes = Json.object();
        for (Router.Route route : router.routes()) {
            if (route.pattern().startsWith("wp/")) {
                continue;
            }
            String path = "/"
                    + route.pattern()
                            .replaceAll("\\{(slug|group)\\}", "(?P<$1>[\\\\w-]+)")
                            .replaceAll("\\{(\\w+)\\}", "(?P<$1>[\\\\d]+)");
            ObjectNode description = routes.putObject(path);
            description.put("namespace", route.pattern().isEmpty() ? "" : "wc/v3");
            route.methods().forEach(description.putArray("methods")::add);
        }
        return routes;
    }

    private RestResponse systemStatus(RestRequest request) {
        Permissions.list(request);
        ObjectNode body = (ObjectNode) withOwnUrl(systemStatus.deepCopy());
        if (body.get("environment") instanceof ObjectNode environment) {
            environment.put("home_url", shop.url()).put("site_url", shop.url());
        }
        if (body.get("settings") instanceof ObjectNode settings) {
            settings.put("decimal_separator", Character.toString(shop.settings().decimalSeparator()));
        }
        if (body.get("security") instanceof ObjectNode security) {
            security.put("secure_connection", shop.url().startsWith("https"));
        }
        return RestResponse.ok(body);
    }

    private JsonNode withOwnUrl(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> entry : List.copyOf(object.properties())) {
                object.set(entry.getKey(), withOwnUrl(entry.getValue()));
            }
        } else if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                list.set(i, withOwnUrl(list.get(i)));
            }
        } else if (node.isTextual() && node.asText().contains(RECORDED_URL)) {
            return TextNode.valueOf(node.asText().replace(RECORDED_URL, shop.url()));
        }
        return node;
    }

    private RestResponse currency(RestRequest request) {
        ObjectNode body = Json.object().put("code", "EUR").put("name", "Euro").put("symbol", "&euro;");
        ObjectNode links = Links.selfOnly(shop.restUrl() + "wc/v3/data/currencies/EUR");
        links.putArray("collection").addObject().put("href", shop.restUrl() + "wc/v3/data/currencies");
        return RestResponse.ok(body).links(links);
    }

    private ArrayNode group(RestRequest request) {
        Permissions.list(request);
        ArrayNode settings = switch (request.pathText("group")) {
            case "products" -> productSettings.deepCopy();
            case "general" -> generalSettings.deepCopy();
            default -> throw RestError.of(404, "rest_setting_setting_group_invalid", "Invalid setting group.");
        };
        for (JsonNode setting : settings) {
            String id = setting.path("id").asText();
            String chosen = shop.chosenSettings().get(id);
            if (chosen != null) {
                ((ObjectNode) setting).put("value", chosen);
            } else if (id.equals("woocommerce_manage_stock")) {
                ((ObjectNode) setting).put("value", shop.settings().stockManagement() ? "yes" : "no");
            } else if (id.equals("woocommerce_price_decimal_sep")) {
                ((ObjectNode) setting)
                        .put("value", Character.toString(shop.settings().decimalSeparator()));
            }
        }
        return settings;
    }

    private RestResponse settings(RestRequest request) {
        return RestResponse.ok(group(request));
    }

    private RestResponse setting(RestRequest request) {
        for (JsonNode setting : group(request)) {
            if (setting.path("id").asText().equals(request.pathText("slug"))) {
                String base = shop.restUrl() + "wc/v3/settings/" + request.pathText("group");
                ObjectNode links = Links.selfOnly(base + "/" + request.pathText("slug"));
                links.putArray("collection").addObject().put("href", base);
                return RestResponse.ok(setting).links(links);
            }
        }
        throw RestError.of(404, "rest_setting_setting_invalid", "Invalid setting.");
    }

    private RestResponse customFields(RestRequest request) {
        Permissions.list(request);
        TreeSet<String> names = new TreeSet<>();
        for (StoredProduct product : shop.all()) {
            product.props()
                    .list(Props.META)
                    .forEach(row -> names.add(row.path("key").asText()));
        }
        names.removeIf(name -> name.startsWith("_"));
        ArrayNode body = Json.array();
        Paging.page(List.copyOf(names), request).forEach(body::add);
        return Paging.withHeaders(RestResponse.ok(body), shop, request, names.size());
    }
}
