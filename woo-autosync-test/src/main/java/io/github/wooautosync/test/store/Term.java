package io.github.wooautosync.test.store;

/** A category, tag, brand, shipping class or value of a global attribute. Names are stored encoded (fact 91). */
record Term(
        long id,
        String name,
        String slug,
        long parent,
        String description,
        String display,
        int menuOrder,
        long imageId) {

    static Term named(long id, String name, String slug) {
        return new Term(id, name, slug, 0, "", "default", 0, 0);
    }

    Term withName(String other) {
        return new Term(id, other, slug, parent, description, display, menuOrder, imageId);
    }

    Term withSlug(String other) {
        return new Term(id, name, other, parent, description, display, menuOrder, imageId);
    }

    Term withParent(long other) {
        return new Term(id, name, slug, other, description, display, menuOrder, imageId);
    }

    Term withDescription(String other) {
        return new Term(id, name, slug, parent, other, display, menuOrder, imageId);
    }

    Term withDisplay(String other) {
        return new Term(id, name, slug, parent, description, other, menuOrder, imageId);
    }

    Term withMenuOrder(int other) {
        return new Term(id, name, slug, parent, description, display, other, imageId);
    }

    Term withImage(long other) {
        return new Term(id, name, slug, parent, description, display, menuOrder, other);
    }
}
