package io.github.wooautosync.spring.web;

import io.github.wooautosync.LinkPlan;
import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.plan.LinkCandidate;
import io.github.wooautosync.plan.LinkField;
import io.github.wooautosync.plan.LinkFinding;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what callers want to link. */
final class LinkFields {

    static final List<String> OF_PLAN = List.of("productIds", "alsoBy", "fieldsToExport");

    /** Also what a plan holds: callers send it back as it is. */
    static final List<String> OF_APPLICATION =
            List.of("links", "alsoBy", "fieldsToExport", "withTrash", "connectionId", "counts", "others", "omitted");

    private static final List<String> OF_LINK = List.of("productId", "wooProductId", "finding", "foundBy", "message");

    private final JsonFields fields;

    LinkFields(JsonFields fields) {
        this.fields = fields;
    }

    /** By what else to look; the SKU goes without saying. */
    static Set<LinkField> alsoBy(JsonFields fields) {
        Set<LinkField> named = EnumSet.noneOf(LinkField.class);
        for (String word : fields.texts("alsoBy").orElse(Set.of())) {
            named.add(Words.find(LinkField.class, word)
                    .orElseThrow(() -> ApiException.field(
                            "alsoBy", "has an unknown word", "send " + Words.list(LinkField.GTIN, LinkField.SLUG))));
        }
        named.remove(LinkField.SKU);
        return named;
    }

    LinkPlan plan(Connection connection, int maximum) {
        fields.text("connectionId")
                .filter(id -> !id.equals(connection.id().value()))
                .ifPresent(other -> {
                    throw ApiException.field(
                            "connectionId", "is that of another connection", "apply a plan to its own connection");
                });
        return new LinkPlan(
                connection.ownerId(),
                connection.id(),
                alsoBy(fields),
                ExportFields.selection(connection, fields),
                Map.of(),
                links(maximum),
                List.of(),
                0);
    }

    private List<LinkCandidate> links(int maximum) {
        List<JsonFields> sent = fields.objects("links")
                .orElseThrow(() -> ApiException.field("links", "is missing", "send the links of a plan"));
        ProductIds.refuseMoreThan(maximum, "links", sent.size());
        List<LinkCandidate> links = new ArrayList<>();
        Set<ProductId> products = new HashSet<>();
        for (JsonFields one : sent) {
            LinkCandidate link = link(one.knowing(OF_LINK));
            if (!products.add(link.productId())) {
                throw one.refused("productId", "is there twice", "send one link per product");
            }
            links.add(link);
        }
        return links;
    }

    private static LinkCandidate link(JsonFields one) {
        return new LinkCandidate(
                one.requiredProductId("productId"),
                finding(one),
                Optional.of(new WooProductId(one.requiredPosition("wooProductId"))),
                Optional.empty(),
                "");
    }

    private static LinkFinding finding(JsonFields one) {
        return one.text("finding")
                .map(word -> Words.find(LinkFinding.class, word)
                        .filter(finding -> finding == LinkFinding.EXACT || finding == LinkFinding.IN_TRASH)
                        .orElseThrow(() -> one.refused(
                                "finding",
                                "is none that can be linked",
                                "send " + Words.list(LinkFinding.EXACT, LinkFinding.IN_TRASH))))
                .orElse(LinkFinding.EXACT);
    }
}
