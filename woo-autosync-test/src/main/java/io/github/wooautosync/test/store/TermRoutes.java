package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The routes of one kind of terms. */
final class TermRoutes {

    private static final JsonNode SCHEMAS = Json.resource("term-arguments.json");

    private final Shop shop;
    private final TermKind kind;
    private final TermWriter writer;
    private final Function<RestRequest, Taxonomy> taxonomies;
    private final ArgumentSchema listArguments = ArgumentSchema.of(SCHEMAS.path("list"));
    private final ArgumentSchema updateArguments = ArgumentSchema.of(SCHEMAS.path("write"));
    private final ArgumentSchema createArguments = updateArguments.requiring("name");
    private final ArgumentSchema deleteArguments = ArgumentSchema.of(SCHEMAS.path("delete"));

    /** The taxonomy may depend on the path; its finder refuses what does not exist. */
    TermRoutes(Shop shop, TermKind kind, TermWriter writer, Function<RestRequest, Taxonomy> taxonomies) {
        this.shop = shop;
        this.kind = kind;
        this.writer = writer;
        this.taxonomies = taxonomies;
    }

    void addTo(Router router) {
        String base = "wc/v3/" + kind.route();
        router.route(base).get(this::list).post(this::create);
        router.route(base + "/{id}").get(this::get).edit(this::update).delete(this::delete);
        router.route(base + "/batch").edit(this::batch);
    }

    private RestResponse list(RestRequest raw) {
        RestRequest request = listArguments.apply(raw);
        Taxonomy taxonomy = taxonomies.apply(request);
        Permissions.list(request);
        List<Term> found = new ArrayList<>();
        for (Term term : taxonomy.all()) {
            if (matches(request, term)) {
                found.add(term);
            }
        }
        sort(found, request);
        ArrayNode items = Json.array();
        for (Term term : Paging.page(found, request)) {
            items.add(withLinks(request, term));
        }
        return Paging.withHeaders(RestResponse.ok(items), shop, request, found.size());
    }

    private boolean matches(RestRequest request, Term term) {
        Set<Long> included = ids(request, "include");
        boolean fits = included.isEmpty() || included.contains(term.id());
        if (included.isEmpty()) {
            fits = !ids(request, "exclude").contains(term.id());
        }
        String search = TextFilters.collationKey(request.text("search", ""));
        boolean found = TextFilters.collationKey(term.name()).contains(search)
                || term.slug().contains(search.toLowerCase(Locale.ROOT));
        fits &= found;
        if (!Php.empty(request.param("slug"))) {
            fits &= List.of(request.text("slug", "").split(",")).contains(term.slug());
        }
        if (kind.hierarchical() && !Php.missing(request.param("parent"))) {
            fits &= ids(request, "parent").contains(term.parent());
        }
        if (!Php.empty(request.param("product"))) {
            fits &= shop.members(term.id()).contains(Php.absint(request.param("product")));
        }
        return fits && (!request.flag("hide_empty") || shop.countOf(term.id()) > 0);
    }

    private static Set<Long> ids(RestRequest request, String name) {
        Set<Long> ids = new TreeSet<>();
        JsonNode value = request.param(name);
        if (value != null) {
            ArgumentSchema.asList(value).forEach(id -> ids.add(Php.absint(id)));
        }
        return ids;
    }

    private void sort(List<Term> found, RestRequest request) {
        String orderBy = request.text("orderby", "name");
        if (orderBy.equals("include")) {
            List<Long> order = new ArrayList<>();
            JsonNode include = request.param("include");
            if (include != null) {
                include.forEach(id -> order.add(id.asLong()));
            }
            found.sort(Comparator.comparing(term -> order.indexOf(term.id())));
            return;
        }
        Comparator<Term> comparator = switch (orderBy) {
            case "id" -> Comparator.comparing(Term::id);
            case "slug" -> Comparator.comparing(Term::slug);
            case "description" -> Comparator.comparing(Term::description).thenComparing(Term::id);
            case "count" ->
                Comparator.comparing((Term term) -> shop.countOf(term.id())).thenComparing(Term::id);
            default -> Taxonomy.BY_NAME;
        };
        found.sort(request.text("order", "asc").equals("desc") ? comparator.reversed() : comparator);
    }

    private RestResponse get(RestRequest request) {
        Taxonomy taxonomy = taxonomies.apply(request);
        Term term = existing(taxonomy, request.id());
        Permissions.view(request);
        return RestResponse.ok(json(term)).links(links(request, term));
    }

    private static Term existing(Taxonomy taxonomy, long id) {
        Term term = taxonomy.find(id);
        if (term == null) {
            throw RestError.of(404, "woocommerce_rest_term_invalid", "Resource does not exist.")
                    .withoutAllowHeader();
        }
        return term;
    }

    private RestResponse create(RestRequest raw) {
        RestRequest request = createArguments.apply(raw);
        Taxonomy taxonomy = taxonomies.apply(request);
        Permissions.create(request);
        ObjectNode item = request.fields();
        request.progress().beforeItem(item);
        Term term = writer.create(taxonomy, item);
        request.progress().afterItem(item);
        return RestResponse.created(json(term), base(request) + "/" + term.id()).links(links(request, term));
    }

    private RestResponse update(RestRequest raw) {
        RestRequest request = updateArguments.apply(raw);
        Taxonomy taxonomy = taxonomies.apply(request);
        Term old = existing(taxonomy, request.id());
        Permissions.edit(request);
        ObjectNode item = request.fields();
        request.progress().beforeItem(item);
        Term term = writer.update(taxonomy, old, item);
        request.progress().afterItem(item);
        return RestResponse.ok(json(term)).links(links(request, term));
    }

    private RestResponse delete(RestRequest raw) {
        RestRequest request = deleteArguments.apply(raw);
        Taxonomy taxonomy = taxonomies.apply(request);
        Term term = existing(taxonomy, request.id());
        Permissions.delete(request);
        if (!request.flag("force")) {
            throw RestError.of(501, "woocommerce_rest_trash_not_supported", "Resource does not support trashing.");
        }
        ObjectNode last = json(term);
        writer.delete(taxonomy, term);
        return RestResponse.ok(last)
                .links(Links.withoutHints(links(request, term)))
                .withoutAllowHeader();
    }

    private RestResponse batch(RestRequest request) {
        Taxonomy taxonomy = taxonomies.apply(request);
        Permissions.batch(request);
        return new Batch(shop.settings().batchLimit()).run(request, new Batch.Target() {
            @Override
            public JsonNode create(ObjectNode item) {
                request.progress().beforeItem(item);
                Term term = writer.create(taxonomy, item);
                request.progress().afterItem(item);
                return withLinks(request, term);
            }

            @Override
            public JsonNode update(ObjectNode item) {
                request.progress().beforeItem(item);
                if (Php.missing(item.get("id"))) {
                    throw RestError.withoutData("invalid_taxonomy", "Invalid taxonomy.");
                }
                Term old = existing(taxonomy, Php.integer(item.get("id")));
                Term term = writer.update(taxonomy, old, item);
                request.progress().afterItem(item);
                return withLinks(request, term);
            }

            @Override
            public JsonNode delete(ObjectNode item) {
                request.progress().beforeItem(item);
                Term term = existing(taxonomy, item.path("id").asLong());
                ObjectNode last = withLinks(request, term);
                writer.delete(taxonomy, term);
                request.progress().afterItem(item);
                return last;
            }
        });
    }

    private ObjectNode withLinks(RestRequest request, Term term) {
        ObjectNode json = json(term);
        json.set("_links", links(request, term));
        return json;
    }

    /** The collection this request belongs to. */
    private String base(RestRequest request) {
        String route = kind.route().replace("{attribute_id}", request.pathText("attribute_id"));
        return shop.restUrl() + "wc/v3/" + route;
    }

    private ObjectNode links(RestRequest request, Term term) {
        String base = base(request);
        ObjectNode links = Links.item(base + "/" + term.id(), base);
        return term.parent() == 0 ? links : Links.up(links, base + "/" + term.parent());
    }

    private ObjectNode json(Term term) {
        ObjectNode json = Json.object();
        json.put("id", term.id());
        json.put("name", term.name());
        json.put("slug", term.slug());
        if (kind.hierarchical()) {
            json.put("parent", term.parent());
        }
        json.put("description", term.description());
        if (kind.hierarchical()) {
            json.put("display", term.display());
            MediaItem image = shop.media(term.imageId());
            json.set("image", ProductJson.nullable(image == null ? null : ImageJson.ofTerm(shop, image)));
        }
        if (kind.withMenuOrder()) {
            json.put("menu_order", term.menuOrder());
        }
        json.put("count", shop.countOf(term.id()));
        return json;
    }
}
