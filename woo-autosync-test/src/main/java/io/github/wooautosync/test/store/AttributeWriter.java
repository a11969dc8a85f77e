package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Creates, renames and deletes global attributes (facts 97, 98). */
final class AttributeWriter {

    private static final int LONGEST_SLUG = 28;
    private static final Set<String> RESERVED = Set.of(
            "attachment",
            "attachment_id",
            "author",
            "author_name",
            "calendar",
            "cat",
            "category",
            "category__and",
            "category__in",
            "category__not_in",
            "category_name",
            "comments_per_page",
            "comments_popup",
            "cpage",
            "day",
            "debug",
            "error",
            "exact",
            "feed",
            "hour",
            "link_category",
            "m",
            "minute",
            "monthnum",
            "more",
            "name",
            "nav_menu",
            "nopaging",
            "offset",
            "order",
            "orderby",
            "p",
            "page",
            "page_id",
            "paged",
            "pagename",
            "pb",
            "perm",
            "post",
            "post__in",
            "post__not_in",
            "post_format",
            "post_mime_type",
            "post_status",
            "post_tag",
            "post_type",
            "posts",
            "posts_per_archive_page",
            "posts_per_page",
            "preview",
            "robots",
            "s",
            "search",
            "second",
            "sentence",
            "showposts",
            "static",
            "status",
            "subpost",
            "subpost_id",
            "tag",
            "tag__and",
            "tag__in",
            "tag__not_in",
            "tag_id",
            "tag_slug__and",
            "tag_slug__in",
            "taxonomy",
            "tb",
            "term",
            "terms",
            "theme",
            "type",
            "types",
            "w",
            "withcomments",
            "withoutcomments",
            "year");

    private final Shop shop;

    AttributeWriter(Shop shop) {
        this.shop = shop;
    }

    GlobalAttribute create(ObjectNode sent) {
        return shop.change(() -> {
            String name = TextFilters.clean(Php.text(sent.get("name")));
            String slug = slug(sent, name, 0, "woocommerce_rest_cannot_create");
            long id = shop.newAttributeId();
            GlobalAttribute attribute = options(
                    new GlobalAttribute(id, name, slug, "select", "menu_order", false, shop.newAttributeTaxonomy(slug)),
                    sent);
            shop.attributes().put(id, attribute);
            return attribute;
        });
    }

    private static GlobalAttribute options(GlobalAttribute attribute, ObjectNode sent) {
        return attribute.with(
                Php.empty(sent.get("type")) ? attribute.type() : Php.text(sent.get("type")),
                Php.empty(sent.get("order_by")) ? attribute.orderBy() : Php.text(sent.get("order_by")),
                Php.missing(sent.get("has_archives")) ? attribute.hasArchives() : Php.truth(sent.get("has_archives")));
    }

    /** A slug that is not sent is made from the name, also on an update (fact 98). */
    private String slug(ObjectNode sent, String name, long ownId, String code) {
        if (name.isEmpty()) {
            throw RestError.of(400, code, "Please, provide an attribute name.");
        }
        String wanted = Php.text(sent.get("slug"));
        String slug = sanitized(wanted.isEmpty() ? name : wanted.replaceFirst("^pa_", ""));
        if (slug.getBytes(StandardCharsets.UTF_8).length > LONGEST_SLUG) {
            throw RestError.of(400, code, "Slug \"" + slug + "\" is too long. Please use a shorter slug.");
        }
        if (RESERVED.contains(slug)) {
            throw RestError.of(
                    400,
                    code,
                    "Slug \"" + slug + "\" is not allowed because it is a reserved term. Change it, please.");
        }
        boolean taken = shop.attributes().values().stream()
                .anyMatch(other -> other.id() != ownId && other.slug().equals(slug));
        if (taken) {
            throw RestError.of(400, code, "Slug \"" + slug + "\" is already in use. Change it, please.");
        }
        return slug;
    }

    static String sanitized(String text) {
        return URLDecoder.decode(Slugs.of(text), StandardCharsets.UTF_8);
    }

    GlobalAttribute update(GlobalAttribute old, ObjectNode sent) {
        return shop.change(() -> {
            String name = Php.empty(sent.get("name")) ? old.name() : TextFilters.clean(Php.text(sent.get("name")));
            String slug = slug(sent, name, old.id(), "woocommerce_rest_cannot_edit");
            GlobalAttribute renamed = options(old.renamed(name, slug), sent);
            shop.attributes().put(old.id(), renamed);
            if (!old.slug().equals(slug)) {
                moveKeys(Slugs.of(old.taxonomy()), Slugs.of(renamed.taxonomy()));
            }
            return renamed;
        });
    }

    /** Products and variations follow a new slug (fact 98). */
    private void moveKeys(String from, String to) {
        for (StoredProduct product : List.copyOf(shop.all())) {
            Props props = product.props().copy();
            ArrayNode attributes = props.list("attributes");
            attributes.forEach(attribute -> {
                if (attribute.path("key").asText().equals(from)) {
                    ((ObjectNode) attribute).put("key", to);
                }
            });
            for (String name : List.of("default_attributes", "attributes_chosen")) {
                props.set(name, moved(props.object(name), from, to));
            }
            if (!props.changedFrom(product.props()).isEmpty()) {
                shop.store(new StoredProduct(product.id(), props));
            }
        }
    }

    private static ObjectNode moved(ObjectNode values, String from, String to) {
        ObjectNode result = Json.object();
        for (Map.Entry<String, JsonNode> entry : values.properties()) {
            result.set(entry.getKey().equals(from) ? to : entry.getKey(), entry.getValue());
        }
        return result;
    }

    void delete(GlobalAttribute attribute) {
        shop.change(() -> {
            shop.attributes().remove(attribute.id());
        });
    }
}
