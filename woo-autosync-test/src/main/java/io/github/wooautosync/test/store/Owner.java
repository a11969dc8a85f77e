package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** What happens in the shop without REST: seeding by a test, the work of the shop owner, sales. */
final class Owner {

    private final Shop shop;
    private final ProductWriter writer;
    private final ProductJson json;
    private final TermWriter terms;
    private final ParentSync parents;

    Owner(Shop shop, ProductWriter writer, ProductJson json, TermWriter terms) {
        this.shop = shop;
        this.writer = writer;
        this.json = json;
        this.terms = terms;
        this.parents = new ParentSync(shop);
    }

    long seedProduct(ObjectNode product) {
        return seed(product, 0);
    }

    long seedVariation(long parentId, ObjectNode variation) {
        ObjectNode withType = variation.deepCopy();
        withType.put("type", "variation");
        return seed(withType, parentId);
    }

    private long seed(ObjectNode sent, long parentId) {
        return shop.change(() -> {
            long id = Php.integer(sent.get("id"));
            if (id > 0) {
                shop.postIdIsUsed(id);
            } else {
                id = shop.newPostId();
            }
            Props props = new SeedReader(shop).read(sent, parentId);
            if (parentId == 0 && props.text(Props.SLUG).isEmpty()) {
                String slug = Slugs.of(props.text("name"));
                long own = id;
                props.put(
                        Props.SLUG,
                        Slugs.unique(
                                slug.isEmpty() ? Long.toString(own) : slug, other -> shop.slugIsTaken(other, own)));
            }
            shop.store(new StoredProduct(id, props));
            if (parentId != 0) {
                parents.variationChanged(parentId);
            }
            return id;
        });
    }

    long seedTerm(String route, ObjectNode sent) {
        return shop.change(() -> {
            Taxonomy taxonomy = taxonomy(route);
            long id = Php.integer(sent.get("id"));
            if (id > 0) {
                shop.termIdIsUsed(id);
            } else {
                id = taxonomy.newId();
            }
            String name = Terms.encoded(Php.text(sent.get("name")));
            String slug = Php.text(sent.get("slug"));
            Term term = Term.named(id, name, slug.isEmpty() ? Slugs.unique(Slugs.of(name), taxonomy::isTaken) : slug)
                    .withParent(Php.integer(sent.get("parent")))
                    .withDescription(Php.text(sent.get("description")))
                    .withMenuOrder((int) Php.integer(sent.get("menu_order")));
            taxonomy.put(term);
            return id;
        });
    }

    List<ObjectNode> terms(String route) {
        return taxonomy(route).all().stream()
                .sorted(Comparator.comparing(Term::id))
                .map(term -> Json.object()
                        .put("id", term.id())
                        .put("name", term.name())
                        .put("slug", term.slug())
                        .put("parent", term.parent()))
                .toList();
    }

    void renameTerm(String route, long id, String name) {
        Taxonomy taxonomy = taxonomy(route);
        terms.update(taxonomy, required(taxonomy, id), Json.object().put("name", name));
    }

    void deleteTerm(String route, long id) {
        Taxonomy taxonomy = taxonomy(route);
        terms.delete(taxonomy, required(taxonomy, id));
    }

    private Term required(Taxonomy taxonomy, long id) {
        Term term = taxonomy.find(id);
        if (term == null) {
            throw new IllegalArgumentException(
                    "No term " + id + " in " + shop.settings().name());
        }
        return term;
    }

    List<String> namesOfProductsWithTerm(long termId) {
        return shop.members(termId).stream()
                .sorted()
                .map(shop::find)
                .filter(Objects::nonNull)
                .map(product -> product.props().text("name"))
                .toList();
    }

    private Taxonomy taxonomy(String route) {
        return switch (route) {
            case "products/categories" -> shop.categories();
            case "products/brands" -> shop.brands();
            case "products/tags" -> shop.tags();
            case "products/shipping_classes" -> shop.shippingClasses();
            default -> attributeTerms(route);
        };
    }

    private Taxonomy attributeTerms(String route) {
        String id = route.replaceAll("^products/attributes/(\\d+)/terms$", "$1");
        GlobalAttribute attribute = id.equals(route) ? null : shop.attributes().get(Long.parseLong(id));
        if (attribute == null) {
            throw new IllegalArgumentException("No terms at " + route);
        }
        return attribute.terms();
    }

    long seedAttribute(ObjectNode sent) {
        return shop.change(() -> {
            long id = Php.integer(sent.get("id"));
            if (id > 0) {
                shop.attributeIdIsUsed(id);
            } else {
                id = shop.newAttributeId();
            }
            String name = Php.text(sent.get("name"));
            String wanted = Php.text(sent.get("slug")).replaceFirst("^pa_", "");
            String slug = AttributeWriter.sanitized(wanted.isEmpty() ? name : wanted);
            String orderBy = Php.empty(sent.get("order_by")) ? "menu_order" : Php.text(sent.get("order_by"));
            shop.attributes()
                    .put(
                            id,
                            new GlobalAttribute(
                                    id,
                                    name,
                                    slug,
                                    "select",
                                    orderBy,
                                    Php.truth(sent.get("has_archives")),
                                    shop.newAttributeTaxonomy(slug)));
            return id;
        });
    }

    long seedMedia(String file, byte[] content) {
        ImageHeader header = ImageHeader.read(content);
        if (header == null) {
            throw new IllegalArgumentException(file + " is no image");
        }
        return shop.change(() -> {
            long id = shop.newPostId();
            long now = shop.clock().now();
            shop.store(new MediaItem(
                    id,
                    shop.clock().uploadFolder() + "/" + file,
                    file,
                    "",
                    now,
                    now,
                    header.width(),
                    header.height(),
                    0,
                    false,
                    content.clone()));
            return id;
        });
    }

    void edit(long id, Consumer<ObjectNode> edit) {
        shop.change(() -> {
            StoredProduct current = required(id);
            ObjectNode before = json.edit(current);
            ObjectNode after = before.deepCopy();
            edit.accept(after);
            ObjectNode changes = Json.object();
            for (Map.Entry<String, JsonNode> entry : after.properties()) {
                if (!entry.getValue().equals(before.get(entry.getKey()))) {
                    changes.set(entry.getKey(), entry.getValue());
                }
            }
            if (current.isVariation()) {
                Props props = current.props().copy();
                new SeedReader(shop).overlay(props, changes);
                props.putOptional(Props.DATE_MODIFIED, shop.clock().now());
                shop.store(new StoredProduct(id, props));
                parents.variationChanged(current.parentId());
            } else {
                writer.update(id, changes, WorkProgress.UNDISTURBED);
            }
        });
    }

    private StoredProduct required(long id) {
        StoredProduct product = shop.find(id);
        if (product == null) {
            throw new IllegalArgumentException(
                    "No product " + id + " in " + shop.settings().name());
        }
        return product;
    }

    void trash(long id) {
        StoredProduct product = required(id);
        writer.trash(product);
        if (product.isVariation()) {
            shop.change(() -> parents.variationChanged(product.parentId()));
        }
    }

    void delete(long id) {
        StoredProduct product = required(id);
        writer.delete(product);
        if (product.isVariation()) {
            shop.change(() -> parents.variationChanged(product.parentId()));
        }
    }

    void sell(long id, int quantity) {
        shop.change(() -> {
            StoredProduct product = required(id);
            Props props = product.props().copy();
            if (props.flag(Props.MANAGE_STOCK)) {
                props.putOptional(Props.STOCK_QUANTITY, props.number(Props.STOCK_QUANTITY) - quantity);
                StockRules.align(props);
            }
            props.put("total_sales", props.number("total_sales") + quantity);
            props.putOptional(Props.DATE_MODIFIED, shop.clock().now());
            shop.store(new StoredProduct(id, props));
            if (product.isVariation()) {
                parents.variationChanged(product.parentId());
            }
        });
    }
}
