package io.github.wooautosync.test.conformance;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The number spaces of a shop: what an id in a path or in JSON refers to. */
enum IdKind {
    /** Products, variations and media items share one sequence. */
    POST,
    /** Categories, tags, brands, shipping classes and attribute terms. */
    TERM,
    ATTRIBUTE,
    META;

    private static final Set<String> TERM_LISTS = Set.of("categories", "tags", "brands");
    private static final Set<String> POST_LISTS = Set.of(
            "upsell_ids",
            "cross_sell_ids",
            "grouped_products",
            "variations",
            "gallery_image_ids",
            "related_ids",
            "include",
            "exclude");

    /** The kind of the resource that a route serves. */
    static IdKind ofRoute(String path) {
        if (path.matches(".*products/attributes/[^/]+/terms.*")) {
            return TERM;
        }
        if (path.contains("products/attributes")) {
            return ATTRIBUTE;
        }
        return path.matches(".*products/(categories|tags|brands|shipping_classes).*") ? TERM : POST;
    }

    /**
     * The kind of the id at this place in a JSON document, or {@code null} when there is none.
     *
     * @param keys names from the root to the value; list positions are left out
     */
    static @Nullable IdKind at(String path, List<String> keys) {
        if (keys.isEmpty()) {
            return null;
        }
        String last = keys.get(keys.size() - 1);
        String owner = keys.size() > 1 ? keys.get(keys.size() - 2) : "";
        if (POST_LISTS.contains(last) || last.equals("parent_id") || last.equals("product_id")) {
            return POST;
        }
        if (TERM_LISTS.contains(last)) {
            return TERM;
        }
        return switch (last) {
            case "id" -> ofOwner(path, owner);
            case "resource_id", "delete" -> ofRoute(path);
            case "shipping_class_id", "category", "tag", "brand", "attribute_term" -> TERM;
            case "parent" -> ofRoute(path) == POST ? POST : TERM;
            default -> null;
        };
    }

    private static @Nullable IdKind ofOwner(String path, String owner) {
        if (TERM_LISTS.contains(owner)) {
            return TERM;
        }
        return switch (owner) {
            case "attributes", "default_attributes" -> ATTRIBUTE;
            case "images", "image" -> POST;
            case "meta_data" -> META;
            case "downloads" -> null;
            default -> ofRoute(path);
        };
    }
}
