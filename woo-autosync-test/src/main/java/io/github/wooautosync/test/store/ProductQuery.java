package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The filters and orders of a list of products or variations (facts 62 to 64, 117 to 120). */
final class ProductQuery {

    private static final Set<String> ANY = Set.of("publish", "draft", "pending", "private", "future");

    private final Shop shop;

    ProductQuery(Shop shop) {
        this.shop = shop;
    }

    List<StoredProduct> run(RestRequest request) {
        boolean variationsToo = filled(request, "sku")
                || filled(request, "search_sku")
                || filled(request, "search_name_or_sku")
                || searchFields(request).contains("sku");
        return run(request, product -> variationsToo || !product.isVariation());
    }

    /** The same filters over what {@code kind} lets through. */
    List<StoredProduct> run(RestRequest request, Predicate<StoredProduct> kind) {
        List<Predicate<StoredProduct>> filters = filters(request);
        List<StoredProduct> found = new ArrayList<>();
        for (StoredProduct product : candidates(request)) {
            if (kind.test(product) && filters.stream().allMatch(filter -> filter.test(product))) {
                found.add(product);
            }
        }
        sort(found, request);
        return found;
    }

    /** An empty text and "0" switch a filter off (fact 63). */
    private static boolean filled(RestRequest request, String name) {
        return !Php.empty(request.param(name));
    }

    private Iterable<StoredProduct> candidates(RestRequest request) {
        if (filled(request, "include")) {
            return byIds(withOnSaleBug(request, longs(request, "include")));
        }
        if (filled(request, "sku")) {
            return byIds(holdersOf(request.text("sku", "")));
        }
        if (filled(request, "global_unique_id")) {
            Set<Long> ids = new LinkedHashSet<>();
            for (String value : request.text("global_unique_id", "").split(",")) {
                ids.addAll(shop.withGlobalUniqueId(value.strip()));
            }
            return byIds(ids);
        }
        return shop.all();
    }

    /** {@code on_sale=true} is joined to the included ids by position, so it lets all included ids pass (fact 120). */
    private Set<Long> withOnSaleBug(RestRequest request, List<Long> included) {
        Set<Long> ids = new LinkedHashSet<>(included);
        if (request.param("on_sale") != null && request.flag("on_sale")) {
            List<Long> onSale = new ArrayList<>();
            shop.all().forEach(product -> {
                if (new ProductJson(shop).isOnSale(product)) {
                    onSale.add(product.id());
                }
            });
            ids.addAll(onSale.subList(Math.min(included.size(), onSale.size()), onSale.size()));
        }
        return ids;
    }

    private List<StoredProduct> byIds(Iterable<Long> ids) {
        List<StoredProduct> products = new ArrayList<>();
        for (long id : ids) {
            StoredProduct product = shop.find(id);
            if (product != null) {
                products.add(product);
            }
        }
        return products;
    }

    /** The whole text is tried beside its parts, since a SKU may hold a comma (fact 62). */
    private Set<Long> holdersOf(String text) {
        String cleaned = TextFilters.clean(text);
        Set<Long> ids = new LinkedHashSet<>(shop.skus().holders(cleaned));
        for (String sku : cleaned.split(",")) {
            ids.addAll(shop.skus().holders(sku));
        }
        return ids;
    }

    private List<Predicate<StoredProduct>> filters(RestRequest request) {
        List<Predicate<StoredProduct>> filters = new ArrayList<>();
        filters.add(status(request));
        membership(request, filters);
        dates(request, filters);
        searches(request, filters);
        types(request, filters);
        terms(request, filters);
        values(request, filters);
        return filters;
    }

    private Predicate<StoredProduct> status(RestRequest request) {
        Set<String> wanted = new HashSet<>();
        List<String> included = texts(request, "include_status");
        if (included.isEmpty()) {
            included = List.of(request.text("status", "any"));
        }
        for (String status : included) {
            if (status.equals("any")) {
                wanted.addAll(ANY);
            } else {
                wanted.add(status);
            }
        }
        texts(request, "exclude_status").forEach(wanted::remove);
        return product -> wanted.contains(product.status());
    }

    private void membership(RestRequest request, List<Predicate<StoredProduct>> filters) {
        if (filled(request, "include")) {
            if (filled(request, "sku")) {
                Set<Long> holders = holdersOf(request.text("sku", ""));
                filters.add(product -> holders.contains(product.id()));
            }
        } else if (filled(request, "exclude")) {
            Set<Long> excluded = new HashSet<>(longs(request, "exclude"));
            filters.add(product -> !excluded.contains(product.id()));
        }
        if (filled(request, "parent")) {
            Set<Long> parents = new HashSet<>(longs(request, "parent"));
            filters.add(product -> parents.contains(product.parentId()));
        }
        if (filled(request, "parent_exclude")) {
            Set<Long> parents = new HashSet<>(longs(request, "parent_exclude"));
            filters.add(product -> !parents.contains(product.parentId()));
        }
    }

    private void dates(RestRequest request, List<Predicate<StoredProduct>> filters) {
        date(request, filters, "after", Props.DATE_CREATED, true);
        date(request, filters, "before", Props.DATE_CREATED, false);
        date(request, filters, "modified_after", Props.DATE_MODIFIED, true);
        date(request, filters, "modified_before", Props.DATE_MODIFIED, false);
    }

    private void date(
            RestRequest request, List<Predicate<StoredProduct>> filters, String name, String prop, boolean after) {
        if (!filled(request, name)) {
            return;
        }
        LocalDateTime limit = shop.clock().filterValue(request.text(name, ""));
        boolean gmt = request.flag("dates_are_gmt");
        filters.add(product -> {
            Long second = product.props().optional(prop);
            if (second == null) {
                return false;
            }
            LocalDateTime value = shop.clock().wallClock(second, gmt);
            return after ? value.isAfter(limit) : value.isBefore(limit);
        });
    }

    private static List<String> searchFields(RestRequest request) {
        return filled(request, "search") ? texts(request, "search_fields") : List.of();
    }

    private void searches(RestRequest request, List<Predicate<StoredProduct>> filters) {
        if (filled(request, "search")) {
            List<String> fields = searchFields(request);
            List<String> used = fields.isEmpty() ? List.of("name", "short_description", "description") : fields;
            words(filters, request.text("search", ""), used);
        }
        if (filled(request, "search_sku")) {
            words(filters, request.text("search_sku", ""), List.of(Props.SKU));
        }
        if (filled(request, "search_name_or_sku")) {
            words(filters, request.text("search_name_or_sku", ""), List.of("name", Props.SKU));
        }
    }

    private static void words(List<Predicate<StoredProduct>> filters, String text, List<String> fields) {
        for (String word : text.strip().split("\\s+")) {
            String key = TextFilters.collationKey(word);
            filters.add(product -> fields.stream()
                    .anyMatch(field -> TextFilters.collationKey(product.props().text(field))
                            .contains(key)));
        }
    }

    private void types(RestRequest request, List<Predicate<StoredProduct>> filters) {
        if (filled(request, "type")) {
            String type = request.text("type", "");
            filters.add(product -> product.type().equals(type));
        }
        List<String> included = texts(request, "include_types");
        if (!included.isEmpty()) {
            filters.add(product -> included.contains(product.type()));
        }
        List<String> excluded = texts(request, "exclude_types");
        if (!excluded.isEmpty()) {
            filters.add(product -> !excluded.contains(product.type()));
        }
        for (String flag : List.of("featured", "virtual", "downloadable")) {
            if (request.param(flag) != null) {
                boolean wanted = request.flag(flag);
                filters.add(product -> product.props().flag(flag) == wanted);
            }
        }
    }

    private void terms(RestRequest request, List<Predicate<StoredProduct>> filters) {
        term(request, filters, "category", "category_ids", shop.categories());
        term(request, filters, "brand", "brand_ids", shop.brands());
        term(request, filters, "tag", "tag_ids", shop.tags());
        if (filled(request, "shipping_class")) {
            Set<Long> ids = new HashSet<>(longs(request, "shipping_class"));
            filters.add(product -> ids.contains(product.props().number("shipping_class_id")));
        }
        if (filled(request, "attribute") && filled(request, "attribute_term")) {
            GlobalAttribute attribute = shop.attributeWithTaxonomy(request.text("attribute", ""));
            List<Long> wanted = longs(request, "attribute_term");
            filters.add(product -> attribute != null
                    && wanted.stream().anyMatch(id -> shop.members(id).contains(product.id())));
        }
    }

    private static void term(
            RestRequest request, List<Predicate<StoredProduct>> filters, String name, String prop, Taxonomy taxonomy) {
        if (!filled(request, name)) {
            return;
        }
        Set<Long> wanted = new HashSet<>(longs(request, name));
        boolean grown = true;
        while (grown) { // the children of a category count as well
            grown = false;
            for (Term term : taxonomy.all()) {
                grown |= wanted.contains(term.parent()) && wanted.add(term.id());
            }
        }
        filters.add(product -> product.props().ids(prop).stream().anyMatch(wanted::contains));
    }

    private void values(RestRequest request, List<Predicate<StoredProduct>> filters) {
        text(request, filters, "slug", Props.SLUG);
        text(request, filters, "stock_status", "stock_status");
        text(request, filters, "tax_class", "tax_class");
        if (filled(request, "min_price")) {
            BigDecimal least = Decimals.number(request.text("min_price", "0"));
            filters.add(product -> hasPrice(product) && price(product).compareTo(least) >= 0);
        }
        if (filled(request, "max_price")) {
            BigDecimal most = Decimals.number(request.text("max_price", "0"));
            filters.add(product -> hasPrice(product) && price(product).compareTo(most) <= 0);
        }
        if (request.param("on_sale") != null && !filled(request, "include")) {
            boolean wanted = request.flag("on_sale");
            ProductJson json = new ProductJson(shop);
            filters.add(product -> json.isOnSale(product) == wanted);
        }
    }

    private static boolean hasPrice(StoredProduct product) {
        return !product.props().text("price").isEmpty();
    }

    private static BigDecimal price(StoredProduct product) {
        return Decimals.number(product.props().text("price"));
    }

    private static void text(RestRequest request, List<Predicate<StoredProduct>> filters, String name, String prop) {
        if (filled(request, name)) {
            String wanted = request.text(name, "").toLowerCase(Locale.ROOT);
            filters.add(product -> product.props().text(prop).equals(wanted));
        }
    }

    private void sort(List<StoredProduct> found, RestRequest request) {
        String orderBy = request.text("orderby", "date");
        if (orderBy.equals("include") || orderBy.equals("post__in")) {
            List<Long> order = longs(request, "include");
            found.sort(Comparator.comparing(product -> order.indexOf(product.id())));
            return;
        }
        if (orderBy.equals("random")) {
            Collections.shuffle(found);
            return;
        }
        boolean descending = !request.text("order", "desc").equals("asc");
        Comparator<StoredProduct> comparator = comparator(orderBy);
        found.sort(descending ? comparator.reversed() : comparator);
    }

    /** Ties are broken by id, in the same direction (fact 119). */
    private static Comparator<StoredProduct> comparator(String orderBy) {
        Comparator<StoredProduct> byId = Comparator.comparing(StoredProduct::id);
        return switch (orderBy) {
            case "id" -> byId;
            case "title" ->
                by(product -> TextFilters.collationKey(product.props().text("name")), byId);
            case "slug" -> by(product -> product.props().text(Props.SLUG), byId);
            case "modified" -> by(product -> product.props().number(Props.DATE_MODIFIED), byId);
            case "menu_order" -> by(product -> product.props().number("menu_order"), byId);
            case "price" -> by(ProductQuery::price, byId);
            case "popularity", "sales" -> by(product -> product.props().number("total_sales"), byId);
            case "rating" -> byId;
            default -> by(product -> product.props().number(Props.DATE_CREATED), byId);
        };
    }

    private static <K extends Comparable<K>> Comparator<StoredProduct> by(
            Function<StoredProduct, K> key, Comparator<StoredProduct> then) {
        return Comparator.comparing(key).thenComparing(then);
    }

    private static List<Long> longs(RestRequest request, String name) {
        List<Long> ids = new ArrayList<>();
        for (JsonNode value : list(request.param(name))) {
            ids.add(Php.absint(value));
        }
        return ids;
    }

    private static List<String> texts(RestRequest request, String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : list(request.param(name))) {
            texts.add(value.asText());
        }
        return texts;
    }

    private static Iterable<JsonNode> list(@Nullable JsonNode value) {
        return value == null ? List.of() : ArgumentSchema.asList(value);
    }
}
