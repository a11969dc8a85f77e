package io.github.wooautosync.test.store;

import java.util.Set;

/** What WordPress itself does with status, slug and trash of a post. */
final class PostRow {

    private static final Set<String> UNPUBLISHED = Set.of("draft", "pending", "auto-draft");
    private static final String TRASHED = "__trashed";
    private static final String DESIRED_SLUG = "_wp_desired_post_slug";
    private static final int MINUTE = 60;

    private final Shop shop;

    PostRow(Shop shop) {
        this.shop = shop;
    }

    /** A date in the future makes a published product a planned one, and the other way round (fact 31). */
    void settleStatus(Props props) {
        Long created = props.optional(Props.DATE_CREATED);
        boolean future = created != null && created - shop.clock().now() >= MINUTE;
        String status = props.text(Props.STATUS);
        if (status.equals("publish") && future) {
            props.put(Props.STATUS, "future");
        } else if (status.equals("future") && !future) {
            props.put(Props.STATUS, "publish");
        }
    }

    /** Facts 26, 50, 115, 116. */
    void settleSlug(long id, Props props, String statusBefore) {
        String status = props.text(Props.STATUS);
        String slug = props.text(Props.SLUG);
        if (slug.isEmpty() && !UNPUBLISHED.contains(status)) {
            slug = Slugs.of(props.text("name"));
        }
        if (statusBefore.equals("trash") && !status.equals("trash")) {
            String desired = MetaRows.take(props, DESIRED_SLUG);
            slug = desired.isEmpty() ? slug : desired;
        }
        if (status.equals("trash") && !statusBefore.equals("trash") && !statusBefore.equals("new")) {
            slug = trashedSlug(props, slug);
        }
        if (!UNPUBLISHED.contains(status)) {
            slug = Slugs.unique(slug.isEmpty() ? Long.toString(id) : slug, other -> shop.slugIsTaken(other, id));
        }
        props.put(Props.SLUG, slug);
    }

    private String trashedSlug(Props props, String slug) {
        if (slug.endsWith(TRASHED)) {
            return slug;
        }
        MetaRows.add(shop, props, DESIRED_SLUG, slug);
        return slug + TRASHED;
    }

    void trash(StoredProduct product) {
        Props props = product.props().copy();
        MetaRows.add(shop, props, "_wp_trash_meta_status", product.status());
        MetaRows.add(
                shop, props, "_wp_trash_meta_time", Long.toString(shop.clock().now()));
        props.put(Props.STATUS, "trash");
        if (!product.isVariation()) {
            settleSlug(product.id(), props, product.status());
        }
        props.putOptional(Props.DATE_MODIFIED, shop.clock().now());
        shop.store(new StoredProduct(product.id(), props));
    }
}
