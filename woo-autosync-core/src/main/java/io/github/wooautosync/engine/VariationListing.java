package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wooautosync.mapping.DesiredAttribute;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.ListQuery;
import io.github.wooautosync.woo.SkuKey;
import io.github.wooautosync.woo.StoreEntry;
import io.github.wooautosync.woo.StorePage;
import io.github.wooautosync.woo.StoreResource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The variations that a product has in the store, read once, to find those that belong to variants without a link: by
 * SKU, then by their combination of attribute values.
 */
final class VariationListing {

    private static final AnswerFields FIELDS = AnswerFields.of("sku", "status", "attributes");

    private final List<StoreEntry> entries;
    private final SkuKey parentSku;
    private final AttributeReferences.Known attributes;

    private VariationListing(List<StoreEntry> entries, String parentSku, AttributeReferences.Known attributes) {
        this.entries = entries;
        this.parentSku = SkuKey.of(parentSku);
        this.attributes = attributes;
    }

    /**
     * Reads all pages.
     *
     * @param withTrash whether those in the trash may be taken back, too; a list shows them only when it is asked for
     *     them
     */
    static VariationListing read(
            StoreRound round,
            StoreResource variations,
            String parentSku,
            AttributeReferences.Known attributes,
            boolean withTrash) {
        List<StoreEntry> entries = new ArrayList<>(read(round, variations, ListQuery.all(FIELDS)));
        if (withTrash || entries.isEmpty()) {
            entries.addAll(read(round, variations, ListQuery.all(FIELDS).with("status", "trash")));
        }
        return new VariationListing(entries, parentSku, attributes);
    }

    private static List<StoreEntry> read(StoreRound round, StoreResource variations, ListQuery query) {
        // With the usual order, newest first, an added variation would shift the pages.
        ListQuery ordered = query.with("orderby", "id").with("order", "asc");
        List<StoreEntry> entries = new ArrayList<>();
        StorePage page;
        int number = 1;
        do {
            page = round.client().list(variations, ordered.onPage(number));
            entries.addAll(page.entries());
            number++;
        } while (number <= page.pages());
        return entries;
    }

    /** The variation that this variant is. */
    Optional<StoreEntry> find(VariationWork work, Predicate<StoreEntry> free) {
        Set<String> combination = combination(work.variant().attributes());
        Predicate<StoreEntry> fits =
                entry -> combination(entry.fields().path("attributes")).equals(combination);
        return bySku(work, free, fits)
                .or(() -> entries.stream().filter(free).filter(fits).min(preferred()));
    }

    Optional<StoreEntry> byId(long id) {
        return entries.stream().filter(entry -> entry.id() == id).findFirst();
    }

    private Optional<StoreEntry> bySku(VariationWork work, Predicate<StoreEntry> free, Predicate<StoreEntry> fits) {
        if (work.sku().isEmpty()) {
            return Optional.empty();
        }
        SkuKey wanted = SkuKey.of(work.sku());
        List<StoreEntry> holders = entries.stream()
                .filter(free)
                .filter(entry -> ownSku(entry).filter(wanted::equals).isPresent())
                .sorted(preferred())
                .toList();
        return holders.stream()
                .filter(fits)
                .findFirst()
                .or(() -> holders.stream().findFirst());
    }

    private static Comparator<StoreEntry> preferred() {
        return Comparator.comparing(StoreEntry::isInTrash).thenComparing(StoreEntry::id);
    }

    /** A variation without a SKU of its own shows that of its product (fact 108). */
    private Optional<SkuKey> ownSku(StoreEntry entry) {
        return entry.sku().filter(sku -> !sku.isBlank()).map(SkuKey::of).filter(key -> !key.equals(parentSku));
    }

    private Set<String> combination(List<DesiredAttribute> chosen) {
        Set<String> combination = new TreeSet<>();
        for (DesiredAttribute attribute : chosen) {
            AttributePlace place = attributes.place(attribute);
            String where = place instanceof AttributePlace.Global global
                    ? "#" + global.id()
                    : key(((AttributePlace.Local) place).name());
            combination.add(where + "="
                    + key(attributes.option(attribute, attribute.options().get(0))));
        }
        return combination;
    }

    private static Set<String> combination(JsonNode shown) {
        Set<String> combination = new TreeSet<>();
        for (JsonNode attribute : shown) {
            long id = attribute.path("id").asLong(0);
            String where = id > 0 ? "#" + id : key(attribute.path("name").asText(""));
            combination.add(where + "=" + key(attribute.path("option").asText("")));
        }
        return combination;
    }

    /** As stores compare them; a vertical bar cannot be in an option of a local attribute (fact 100). */
    private static String key(String text) {
        return HtmlEntities.decode(text).replace('|', '/').strip().toLowerCase(Locale.ROOT);
    }
}
