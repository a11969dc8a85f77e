package io.github.wooautosync.spring.web;

import io.github.wooautosync.id.OwnerId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Binds endpoints to paths, finds out who calls, and answers what they throw. */
final class ApiRouter {

    private static final MediaType PROBLEM = MediaType.APPLICATION_PROBLEM_JSON;

    private final WooAutoSyncWebProperties properties;
    private final OwnerResolver owners;
    private final List<Endpoint> endpoints;

    ApiRouter(WooAutoSyncWebProperties properties, OwnerResolver owners, List<Endpoint> endpoints) {
        this.properties = properties;
        this.owners = owners;
        this.endpoints = List.copyOf(endpoints);
    }

    List<Endpoint> endpoints() {
        return endpoints;
    }

    RouterFunction<ServerResponse> routes() {
        RouterFunctions.Builder routes = RouterFunctions.route();
        routes.GET(properties.basePath() + OpenApiDocument.PATH, new OpenApiDocument(properties.basePath())::answer);
        Map<String, Set<HttpMethod>> methods = new LinkedHashMap<>();
        for (Endpoint endpoint : endpoints) {
            String path = properties.basePath() + endpoint.path();
            routes.route(
                    RequestPredicates.method(endpoint.method()).and(RequestPredicates.path(path)),
                    request -> call(endpoint, request));
            methods.computeIfAbsent(path, any -> new TreeSet<>()).add(endpoint.method());
        }
        methods.forEach((path, allowed) -> routes.route(
                RequestPredicates.path(path).and(request -> !HttpMethod.OPTIONS.equals(request.method())),
                request -> methodNotAllowed(request, allowed)));
        return routes.build();
    }

    private ServerResponse call(Endpoint endpoint, ServerRequest request) {
        try {
            ApiCall call = new ApiCall(
                    owner(request), request, properties.maximumBodySize().toBytes());
            return written(request, endpoint.handler().apply(call));
        } catch (RuntimeException thrown) {
            return written(request, Problems.of(thrown), Map.of());
        }
    }

    private OwnerId owner(ServerRequest request) {
        return owners.resolve(request.servletRequest())
                .orElseThrow(() ->
                        ApiException.of(ProblemType.UNAUTHENTICATED, "This call needs somebody who is signed in"));
    }

    private ServerResponse written(ServerRequest request, ApiAnswer answer) {
        Map<String, String> headers = new LinkedHashMap<>();
        answer.location()
                .ifPresent(location -> headers.put(
                        HttpHeaders.LOCATION,
                        request.servletRequest().getContextPath() + properties.basePath() + location));
        byte[] body = answer.body().map(ApiJson::bytes).orElseGet(() -> new byte[0]);
        return JsonResponse.of(answer.status(), MediaType.APPLICATION_JSON, headers, body);
    }

    private static ServerResponse written(ServerRequest request, Problem problem, Map<String, String> headers) {
        Problem here = problem.at(request.servletRequest().getRequestURI());
        return JsonResponse.of(problem.status(), PROBLEM, headers, ApiJson.bytes(here));
    }

    private static ServerResponse methodNotAllowed(ServerRequest request, Set<HttpMethod> allowed) {
        List<String> names = new ArrayList<>();
        allowed.forEach(method -> names.add(method.name()));
        String list = String.join(", ", names);
        Problem problem = ApiException.of(ProblemType.METHOD_NOT_ALLOWED, "Use " + list + " here")
                .problem();
        return written(request, problem, Map.of(HttpHeaders.ALLOW, list));
    }
}
