package io.github.wooautosync.woo;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What to list. Empty filter values are refused, because a store takes them for "no filter" and lists everything
 * (fact 63).
 *
 * @param parameters query parameters of the REST API, without {@code page}, {@code per_page} and {@code _fields}
 * @param page counted from 1
 * @param perPage 1 to {@value #MAXIMUM_PER_PAGE}
 * @param fields what each entry should show
 */
public record ListQuery(Map<String, String> parameters, int page, int perPage, AnswerFields fields) {

    /** The largest page that WooCommerce gives (fact 101). */
    public static final int MAXIMUM_PER_PAGE = 100;

    public ListQuery {
        parameters = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        parameters.forEach((name, value) -> {
            if (value.isBlank()) {
                throw new IllegalArgumentException("list parameter '" + name + "' is blank; leave it out instead");
            }
        });
        if (page < 1) {
            throw new IllegalArgumentException("page counts from 1, but was " + page);
        }
        if (perPage < 1 || perPage > MAXIMUM_PER_PAGE) {
            throw new IllegalArgumentException("perPage must be 1 to " + MAXIMUM_PER_PAGE + ", but was " + perPage);
        }
    }

    public static ListQuery all(AnswerFields fields) {
        return new ListQuery(Map.of(), 1, MAXIMUM_PER_PAGE, fields);
    }

    public ListQuery with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new ListQuery(more, page, perPage, fields);
    }

    public ListQuery onPage(int number) {
        return new ListQuery(parameters, number, perPage, fields);
    }
}
