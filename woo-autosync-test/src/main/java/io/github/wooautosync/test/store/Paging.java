package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** One page of a list with its headers (facts 101, 15: the links repeat the whole query). */
final class Paging {

    private Paging() {}

    static <T> List<T> page(List<T> all, RestRequest request) {
        long perPage = perPage(request);
        JsonNode offset = request.param("offset");
        long from = Php.empty(offset) ? (pageNumber(request) - 1) * perPage : Php.integer(offset);
        int start = (int) Math.min(Math.max(from, 0), all.size());
        int end = (int) Math.min(start + perPage, all.size());
        return all.subList(start, end);
    }

    static RestResponse withHeaders(RestResponse response, Shop shop, RestRequest request, int total) {
        long pages = (total + perPage(request) - 1) / perPage(request);
        response.header("X-WP-Total", Integer.toString(total));
        response.header("X-WP-TotalPages", Long.toString(pages));
        long page = pageNumber(request);
        List<String> links = new ArrayList<>();
        if (page > 1 && pages > 0) {
            links.add("<" + link(shop, request, Math.min(page - 1, pages)) + ">; rel=\"prev\"");
        }
        if (page < pages) {
            links.add("<" + link(shop, request, page + 1) + ">; rel=\"next\"");
        }
        if (!links.isEmpty()) {
            response.header("Link", String.join(", ", links));
        }
        return response;
    }

    private static String link(Shop shop, RestRequest request, long page) {
        ObjectNode query = request.query().deepCopy();
        query.put("page", Long.toString(page));
        return shop.restUrl() + request.route() + "?" + PhpQuery.build(query);
    }

    private static long perPage(RestRequest request) {
        JsonNode value = request.param("per_page");
        return value == null || value.isNull() ? 10 : Math.max(1, Php.integer(value));
    }

    private static long pageNumber(RestRequest request) {
        JsonNode value = request.param("page");
        return value == null || value.isNull() ? 1 : Math.max(1, Php.integer(value));
    }
}
