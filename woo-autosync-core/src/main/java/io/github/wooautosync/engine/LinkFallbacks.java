package io.github.wooautosync.engine;

import io.github.wooautosync.engine.ShopLinks.Found;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.plan.LinkField;
import io.github.wooautosync.plan.LinkFinding;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordStore;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.ListQuery;
import io.github.wooautosync.woo.StoreEntry;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.WooClient;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Looks for products that the store does not have under their SKU: by GTIN, then by slug, one request each. */
final class LinkFallbacks {

    private static final AnswerFields FIELDS = AnswerFields.of("sku", "status", "type", "slug", "global_unique_id");

    /** A store strips these from a GTIN (fact 32). */
    private static final Pattern NOT_IN_GTIN = Pattern.compile("[^0-9-]");

    private final WooClient client;
    private final SyncRecordStore records;
    private final ConnectionId connectionId;
    private final Set<LinkField> fields;

    LinkFallbacks(WooClient client, SyncRecordStore records, ConnectionId connectionId, Set<LinkField> fields) {
        this.client = client;
        this.records = records;
        this.connectionId = connectionId;
        this.fields = fields;
    }

    Found find(PlannedPush push) {
        if (fields.contains(LinkField.GTIN)) {
            String gtin = gtin(push.desired().text("global_unique_id").orElse(""));
            Found found = find(push, LinkField.GTIN, "global_unique_id", gtin);
            if (found.candidate().finding() != LinkFinding.NOT_FOUND) {
                return found;
            }
        }
        if (fields.contains(LinkField.SLUG)) {
            return find(
                    push,
                    LinkField.SLUG,
                    "slug",
                    push.desired().text("slug").orElse("").strip());
        }
        return Found.notFound(push.record().productId());
    }

    private Found find(PlannedPush push, LinkField field, String parameter, String value) {
        if (value.isEmpty()) {
            // An empty filter would list the whole shop (fact 63).
            return Found.notFound(push.record().productId());
        }
        ListQuery query = ListQuery.all(FIELDS).with(parameter, value).with("include_status", "any,trash");
        List<StoreEntry> holders = client.list(StoreResource.PRODUCTS, query).entries().stream()
                .filter(entry -> value.equals(shown(entry, field, parameter)))
                .toList();
        return judge(push, field, holders);
    }

    private static String shown(StoreEntry entry, LinkField field, String parameter) {
        String text = entry.text(parameter).orElse("");
        return field == LinkField.GTIN ? gtin(text) : text;
    }

    private Found judge(PlannedPush push, LinkField field, List<StoreEntry> holders) {
        List<StoreEntry> products =
                holders.stream().filter(holder -> !holder.isVariation()).toList();
        List<StoreEntry> live =
                products.stream().filter(product -> !product.isInTrash()).toList();
        List<StoreEntry> candidates = live.isEmpty() ? products : live;
        if (holders.isEmpty()) {
            return Found.notFound(push.record().productId());
        }
        if (candidates.isEmpty()) {
            return refused(push, LinkFinding.VARIATION, field, holders, "belongs to a variation of the store");
        }
        if (candidates.size() > 1) {
            return refused(push, LinkFinding.AMBIGUOUS, field, candidates, "belongs to several products of the store");
        }
        StoreEntry candidate = candidates.get(0);
        WooProductId id = WooProductId.of(candidate.id());
        SyncRecord holder = records.findByWooProducts(connectionId, List.of(id)).get(id);
        if (holder != null) {
            return refused(
                    push,
                    LinkFinding.TAKEN,
                    field,
                    candidates,
                    "belongs to a product that is linked to product " + holder.productId() + " of the PIM");
        }
        Optional<String> type = push.desired().text("type");
        if (type.isPresent()
                && candidate.text("type").filter(type.get()::equals).isEmpty()) {
            return refused(push, LinkFinding.TYPE_DIFFERS, field, candidates, "belongs to a product of another type");
        }
        return Found.by(field, push, candidate.isInTrash() ? LinkFinding.IN_TRASH : LinkFinding.EXACT, id);
    }

    private static Found refused(
            PlannedPush push, LinkFinding finding, LinkField field, List<StoreEntry> holders, String why) {
        String ids = holders.stream().map(holder -> Long.toString(holder.id())).collect(Collectors.joining(", "));
        return Found.plain(
                push.record().productId(), finding, Optional.empty(), "its " + field + " " + why + " (" + ids + ")");
    }

    private static String gtin(String text) {
        return NOT_IN_GTIN.matcher(text).replaceAll("");
    }
}
