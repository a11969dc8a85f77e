package io.github.wooautosync.test.store;

/** A global product attribute; its terms live in the taxonomy {@code pa_<slug>}. */
record GlobalAttribute(
        long id, String name, String slug, String type, String orderBy, boolean hasArchives, Taxonomy terms) {

    String taxonomy() {
        return "pa_" + slug;
    }

    GlobalAttribute renamed(String otherName, String otherSlug) {
        return new GlobalAttribute(id, otherName, otherSlug, type, orderBy, hasArchives, terms);
    }

    GlobalAttribute with(String otherType, String otherOrder, boolean otherArchives) {
        return new GlobalAttribute(id, name, slug, otherType, otherOrder, otherArchives, terms);
    }
}
