package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** WordPress REST: authentication, route, handler, answer. */
final class RestApi {

    private final Shop shop;
    private final Router router;
    private final Authentication authentication;

    RestApi(Shop shop, Router router, Authentication authentication) {
        this.shop = shop;
        this.router = router;
        this.authentication = authentication;
    }

    /**
     * Answers a request.
     *
     * @param path below {@code /wp-json}, with its leading slash
     * @param ignoreKey the request is taken for an anonymous one
     */
    Answer answer(IncomingRequest request, String path, ObjectNode query, WorkProgress progress, boolean ignoreKey) {
        Answer answer = dispatch(request, path, query, progress, ignoreKey);
        answer.headers().putIfAbsent("Link", "<" + shop.restUrl() + ">; rel=\"https://api.w.org/\"");
        return request.method().equals("HEAD") ? answer.withBody(new byte[0]) : answer;
    }

    private Answer dispatch(
            IncomingRequest request, String path, ObjectNode query, WorkProgress progress, boolean ignoreKey) {
        Router.Match match = null;
        String method = method(request, query);
        try {
            if (!shop.isWooCommerceActive() && route(path).startsWith("wc/")) {
                throw RestError.noRoute();
            }
            ApiKey key = ignoreKey ? null : authentication.authenticate(request, query);
            Authentication.checkPermission(key, method);
            match = router.find(route(path));
            return route(request, match, method, path, query, key, progress);
        } catch (RestError e) {
            Answer answer = Answer.json(e.status(), e.body());
            if (e.sendsAllow() && match != null) {
                answer.header("Allow", match.route().allow());
            }
            return answer;
        } catch (PhpFatal e) {
            return Answer.json(500, RestError.fatalBody());
        }
    }

    private Answer route(
            IncomingRequest request,
            Router.@Nullable Match match,
            String method,
            String path,
            ObjectNode query,
            @Nullable ApiKey key,
            WorkProgress progress) {
        if (match == null) {
            throw RestError.noRoute();
        }
        if (method.equals("OPTIONS")) {
            Answer answer = Answer.json(200, match.route().describe(shop.url() + "/wp-json" + path));
            return key == null ? answer : answer.header("Allow", match.route().allow());
        }
        Handler handler = match.route().handler(method);
        if (handler == null) {
            throw RestError.noRoute();
        }
        boolean bodyCounts =
                !request.method().equals("GET") && !request.method().equals("HEAD");
        ObjectNode body = bodyCounts ? BodyReader.read(request) : Json.object();
        RestRequest rest = new RestRequest(method, route(path), match.values(), query, body, key, progress);
        return handler.handle(rest).toAnswer(rest.selection(), match.route().allow());
    }

    private static String route(String path) {
        String route = path.startsWith("/") ? path.substring(1) : path;
        return route.endsWith("/") ? route.substring(0, route.length() - 1) : route;
    }

    /** A parameter or a header may stand for the method (fact 144). */
    private static String method(IncomingRequest request, ObjectNode query) {
        JsonNode parameter = query.get("_method");
        String header = request.header("X-HTTP-Method-Override");
        String method = parameter != null ? parameter.asText() : header != null ? header : request.method();
        return method.toUpperCase(Locale.ROOT);
    }
}
