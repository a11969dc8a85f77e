package io.github.wooautosync.test.store;

import org.jspecify.annotations.Nullable;

/** How terms come into being from names. Must be called inside {@link Shop#change}. */
final class Terms {

    private Terms() {}

    /** The name as the database holds it: one line, tags gone, special characters encoded (fact 91). */
    static String encoded(String name) {
        return TextFilters.withoutSlashes(HtmlFilter.filter(TextFilters.clean(name)));
    }

    /** By name, letter case ignored, never by slug; else created (fact 100). */
    static @Nullable Term findOrCreate(Taxonomy taxonomy, String name) {
        String stored = encoded(name);
        if (stored.isEmpty()) {
            return null;
        }
        Term found = taxonomy.firstNamed(stored);
        return found == null ? create(taxonomy, stored) : found;
    }

    /** A tag in a product: a name that equals only a slug is neither found nor made (fact 95). */
    static @Nullable Term tagForProduct(Shop shop, String name) {
        String stored = encoded(name);
        Taxonomy tags = shop.tags();
        Term found = stored.isEmpty() ? null : tags.firstNamed(stored);
        if (found != null || stored.isEmpty() || tags.isTaken(Slugs.of(stored))) {
            return found;
        }
        return create(tags, stored);
    }

    private static Term create(Taxonomy taxonomy, String storedName) {
        Term term = Term.named(taxonomy.newId(), storedName, Slugs.unique(slug(storedName), taxonomy::isTaken));
        taxonomy.put(term);
        return term;
    }

    static String slug(String storedName) {
        return Slugs.of(storedName);
    }
}
