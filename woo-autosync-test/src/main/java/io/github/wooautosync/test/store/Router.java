package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the handler of a route. A route is written as {@code wc/v3/products/{id}}; ids are digits only. */
final class Router {

    private final List<Route> routes = new ArrayList<>();

    Route route(String pattern) {
        Route route = new Route(pattern);
        routes.add(route);
        return route;
    }

    List<Route> routes() {
        return routes;
    }

    /** wc/v1 and wc/v2 still answer (fact 8); here they answer as v3 does. */
    private static String current(String path) {
        return path.startsWith("wc/v1/") || path.startsWith("wc/v2/") ? "wc/v3/" + path.substring(6) : path;
    }

    @Nullable
    Match find(String path) {
        String[] segments = current(path).split("/", -1);
        for (Route route : routes) {
            Map<String, String> values = route.match(segments);
            if (values != null) {
                return new Match(route, values);
            }
        }
        return null;
    }

    record Match(Route route, Map<String, String> values) {}

    /** One path with the methods it understands. */
    static final class Route {

        private final String pattern;
        private final String[] segments;
        private final Map<String, Handler> handlers = new LinkedHashMap<>();
        private @Nullable ObjectNode options;
        private String allow = "";

        private Route(String pattern) {
            this.pattern = pattern;
            this.segments = pattern.split("/", -1);
        }

        String pattern() {
            return pattern;
        }

        Route get(Handler handler) {
            handlers.put("GET", handler);
            return this;
        }

        Route post(Handler handler) {
            handlers.put("POST", handler);
            return this;
        }

        /** POST, PUT and PATCH are the same (fact 35). */
        Route edit(Handler handler) {
            handlers.put("POST", handler);
            handlers.put("PUT", handler);
            handlers.put("PATCH", handler);
            return this;
        }

        Route delete(Handler handler) {
            handlers.put("DELETE", handler);
            return this;
        }

        Route describedBy(ObjectNode answerToOptions) {
            options = answerToOptions;
            return this;
        }

        @Nullable
        Handler handler(String method) {
            return handlers.get(method.equals("HEAD") ? "GET" : method);
        }

        List<String> methods() {
            return List.copyOf(handlers.keySet());
        }

        /** Tells another {@code Allow} than what it understands. */
        Route allowing(String methods) {
            allow = methods;
            return this;
        }

        String allow() {
            return allow.isEmpty() ? String.join(", ", handlers.keySet()) : allow;
        }

        private @Nullable Map<String, String> match(String[] path) {
            if (path.length != segments.length) {
                return null;
            }
            Map<String, String> values = new HashMap<>();
            for (int i = 0; i < path.length; i++) {
                if (!matches(segments[i], path[i], values)) {
                    return null;
                }
            }
            return values;
        }

        private static boolean matches(String expected, String actual, Map<String, String> values) {
            if (!expected.startsWith("{")) {
                return expected.equals(actual);
            }
            String name = expected.substring(1, expected.length() - 1);
            boolean text = name.equals("slug") || name.equals("group");
            boolean fits = text
                    ? !actual.isEmpty()
                    : !actual.isEmpty() && actual.chars().allMatch(Character::isDigit);
            values.put(name, actual);
            return fits;
        }

        ObjectNode describe(String self) {
            ObjectNode description = options == null ? Json.object() : options.deepCopy();
            if (options == null) {
                description.put("namespace", pattern.startsWith("wp/") ? "wp/v2" : "wc/v3");
                ArrayNode methods = description.putArray("methods");
                methods().forEach(methods::add);
                ObjectNode endpoint = description.putArray("endpoints").addObject();
                methods().forEach(endpoint.putArray("methods")::add);
                endpoint.putObject("args");
            }
            description.set("_links", Links.selfOnly(self));
            return description;
        }
    }
}
