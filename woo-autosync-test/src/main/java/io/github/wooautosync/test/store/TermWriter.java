package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Creates, changes and deletes terms by the rules of WordPress (facts 90 to 94). */
final class TermWriter {

    private static final int LONGEST_NAME = 200;

    private final Shop shop;
    private final ImageIntake images;

    TermWriter(Shop shop, ImageIntake images) {
        this.shop = shop;
        this.images = images;
    }

    Term create(Taxonomy taxonomy, ObjectNode sent) {
        refuseParentOfFlat(taxonomy, sent);
        String name = Terms.encoded(Php.text(sent.get("name")));
        if (name.isEmpty()) {
            throw RestError.of(400, "empty_term_name", "A name is required for this term.");
        }
        long parent = Php.absint(sent.get("parent"));
        if (parent > 0 && taxonomy.find(parent) == null) {
            throw RestError.of(400, "missing_parent", "Parent term does not exist.");
        }
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw RestError.of(400, "db_insert_error", "Could not insert term into the database.");
        }
        String wanted = Php.text(sent.get("slug"));
        String slug = Slugs.of(wanted.isEmpty() ? name : wanted);
        refuseTwin(taxonomy, name, parent, slug, !wanted.isEmpty());
        long image = Php.missing(sent.get("image")) ? 0 : images.forTerm(sent.get("image"));
        return shop.change(() -> {
            refuseTwin(taxonomy, name, parent, slug, !wanted.isEmpty());
            long id = Php.absint(sent.get("id")) > 0 && sent.path("seeded").asBoolean()
                    ? Php.absint(sent.get("id"))
                    : taxonomy.newId();
            Term term = Term.named(id, name, uniqueSlug(taxonomy, slug.isEmpty() ? Long.toString(id) : slug, parent))
                    .withParent(parent)
                    .withDescription(description(sent))
                    .withImage(image)
                    .withMenuOrder((int) Php.integer(sent.get("menu_order")));
            term = Php.empty(sent.get("display")) ? term : term.withDisplay(Php.text(sent.get("display")));
            taxonomy.put(term);
            return term;
        });
    }

    private static void refuseParentOfFlat(Taxonomy taxonomy, ObjectNode sent) {
        if (!taxonomy.isHierarchical() && !Php.missing(sent.get("parent"))) {
            throw RestError.of(
                    400,
                    "woocommerce_rest_taxonomy_not_hierarchical",
                    "Can not set resource parent, taxonomy is not hierarchical.");
        }
    }

    private static String description(ObjectNode sent) {
        return HtmlFilter.filterInline(TextFilters.withoutSlashes(Php.text(sent.get("description"))));
    }

    /** One name under one parent, unless a free slug is given (fact 90). */
    private static void refuseTwin(Taxonomy taxonomy, String name, long parent, String slug, boolean slugGiven) {
        Term nameMatch = taxonomy.named(name).stream()
                .filter(term -> !taxonomy.isHierarchical() || term.parent() == parent)
                .filter(term -> sameIgnoringAsciiCase(term.name(), name))
                .findFirst()
                .orElse(null);
        Term slugMatch = taxonomy.withSlug(slug);
        if (nameMatch == null || (slugGiven && !nameMatch.slug().equals(slug) && slugMatch == null)) {
            return;
        }
        if (!taxonomy.isHierarchical()) {
            throw exists("A term with the name provided already exists in this taxonomy.", nameMatch);
        }
        String message = "A term with the name provided already exists with this parent.";
        boolean sameName = taxonomy.named(name).stream()
                .anyMatch(term -> term.parent() == parent && term.name().equals(name));
        if ((!slugGiven || nameMatch.slug().equals(slug)) && sameName) {
            throw exists(message, nameMatch);
        }
        if (slugMatch != null && slugMatch.parent() == parent) {
            throw exists(message, slugMatch);
        }
    }

    private static boolean sameIgnoringAsciiCase(String one, String other) {
        return one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }

    private static RestError exists(String message, Term term) {
        return RestError.withData(400, "term_exists", message, Json.object().put("resource_id", term.id()));
    }

    /** A taken slug takes the slugs of its parents along, then a number (fact 90). */
    private static String uniqueSlug(Taxonomy taxonomy, String slug, long parent) {
        String candidate = slug;
        Term above = taxonomy.find(parent);
        while (taxonomy.isTaken(candidate) && above != null) {
            candidate = candidate + "-" + above.slug();
            above = taxonomy.find(above.parent());
        }
        return Slugs.unique(candidate, taxonomy::isTaken);
    }

    Term update(Taxonomy taxonomy, Term old, ObjectNode sent) {
        refuseParentOfFlat(taxonomy, sent);
        long image = Php.missing(sent.get("image")) ? old.imageId() : images.forTerm(sent.get("image"));
        return shop.change(() -> {
            Term term = old.withImage(image);
            if (!Php.missing(sent.get("name"))) {
                String name = Terms.encoded(Php.text(sent.get("name")));
                if (name.isEmpty()) {
                    throw RestError.withoutData("empty_term_name", "A name is required for this term.");
                }
                term = term.withName(name);
            }
            if (!Php.missing(sent.get("parent"))) {
                term = term.withParent(newParent(taxonomy, old, Php.absint(sent.get("parent"))));
            }
            term = withNewSlug(taxonomy, old, term, sent);
            if (!Php.missing(sent.get("description"))) {
                term = term.withDescription(description(sent));
            }
            if (!Php.missing(sent.get("display"))) {
                term = term.withDisplay(Php.text(sent.get("display")));
            }
            if (!Php.missing(sent.get("menu_order"))) {
                term = term.withMenuOrder((int) Php.integer(sent.get("menu_order")));
            }
            taxonomy.put(term);
            return term;
        });
    }

    /** A loop is cut silently (fact 92). */
    private static long newParent(Taxonomy taxonomy, Term term, long parent) {
        if (parent > 0 && taxonomy.find(parent) == null) {
            throw RestError.withoutData("missing_parent", "Parent term does not exist.");
        }
        Term above = taxonomy.find(parent);
        while (above != null) {
            if (above.id() == term.id()) {
                return 0;
            }
            above = taxonomy.find(above.parent());
        }
        return parent;
    }

    private static Term withNewSlug(Taxonomy taxonomy, Term old, Term term, ObjectNode sent) {
        if (Php.missing(sent.get("slug"))) {
            return term;
        }
        String sentSlug = Slugs.of(Php.text(sent.get("slug")));
        String slug = sentSlug.isEmpty() ? Slugs.of(term.name()) : sentSlug;
        Term holder = taxonomy.withSlug(slug);
        if (holder == null || holder.id() == old.id()) {
            return term.withSlug(slug);
        }
        if (sentSlug.isEmpty() || term.parent() != old.parent()) {
            return term.withSlug(uniqueSlug(taxonomy, slug, term.parent()));
        }
        throw RestError.withoutData(
                "duplicate_term_slug", "The slug &#8220;" + slug + "&#8221; is already in use by another term.");
    }

    void delete(Taxonomy taxonomy, Term term) {
        if (taxonomy == shop.categories() && term.id() == Shop.DEFAULT_CATEGORY) {
            throw RestError.of(500, "woocommerce_rest_cannot_delete", "Default product category cannot be deleted.");
        }
        shop.change(() -> {
            for (Term child : List.copyOf(taxonomy.all())) {
                if (child.parent() == term.id()) {
                    taxonomy.put(child.withParent(term.parent()));
                }
            }
            taxonomy.remove(term.id());
            for (long id : List.copyOf(shop.members(term.id()))) {
                forget(shop.find(id), term.id());
            }
        });
    }

    /** Products just lose the term; their date is not bumped (fact 94). */
    private void forget(@Nullable StoredProduct product, long termId) {
        if (product == null) {
            return;
        }
        Props props = product.props().copy();
        for (String name : List.of("category_ids", "tag_ids", "brand_ids")) {
            List<Long> ids = props.ids(name);
            ids.remove(termId);
            props.putIds(name, ids);
        }
        if (props.number("shipping_class_id") == termId) {
            props.put("shipping_class_id", 0);
        }
        shop.store(new StoredProduct(product.id(), props));
    }
}
