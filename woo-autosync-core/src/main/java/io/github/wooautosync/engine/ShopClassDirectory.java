package io.github.wooautosync.engine;

import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.ListQuery;
import io.github.wooautosync.woo.StoreEntry;
import io.github.wooautosync.woo.StorePage;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.TaxClass;
import io.github.wooautosync.woo.WooClient;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The shipping and tax classes of one store, each kind read when it is needed first. Used by one thread at a time. */
final class ShopClassDirectory {

    private final WooClient client;
    private final Instant readAt;
    private @Nullable Map<String, String> shippingClasses;
    private @Nullable List<TaxClass> taxClasses;

    ShopClassDirectory(WooClient client, Instant readAt) {
        this.client = client;
        this.readAt = readAt;
    }

    Instant readAt() {
        return readAt;
    }

    /** The slug of the shipping class with that slug, or else with that name. */
    Optional<String> shippingClass(String slugOrName) {
        Map<String, String> known = shippingClasses();
        return Optional.ofNullable(known.get(slugOrName)).or(() -> Optional.ofNullable(known.get(named(slugOrName))));
    }

    void addShippingClass(StoreEntry entry) {
        String slug = entry.text("slug").orElse("");
        shippingClasses().put(slug, slug);
        shippingClasses().put(named(HtmlEntities.decode(entry.text("name").orElse(""))), slug);
    }

    /** Reads them again when they are needed. */
    void forgetShippingClasses() {
        shippingClasses = null;
    }

    List<TaxClass> taxClasses() {
        List<TaxClass> known = taxClasses;
        if (known == null) {
            known = client.taxClasses();
            taxClasses = known;
        }
        return known;
    }

    private Map<String, String> shippingClasses() {
        Map<String, String> known = shippingClasses;
        if (known == null) {
            known = new HashMap<>();
            shippingClasses = known;
            readShippingClasses();
        }
        return known;
    }

    private void readShippingClasses() {
        ListQuery query = ListQuery.all(AnswerFields.of("name", "slug"));
        int number = 1;
        StorePage page;
        do {
            page = client.list(StoreResource.SHIPPING_CLASSES, query.onPage(number));
            page.entries().forEach(this::addShippingClass);
            number++;
        } while (number <= page.pages());
    }

    /** A name is no slug: the two never meet under one key. */
    private static String named(String name) {
        return "name " + TermPath.key(name);
    }
}
