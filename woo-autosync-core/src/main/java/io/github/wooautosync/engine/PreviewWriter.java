package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.connection.StorePolicy.WhenProductIsDeleted;
import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.mapping.DesiredValue;
import io.github.wooautosync.plan.FieldPreview;
import io.github.wooautosync.plan.PreviewAction;
import io.github.wooautosync.plan.ProductPreview;
import io.github.wooautosync.record.LinkKey;
import io.github.wooautosync.record.SyncError;
import io.github.wooautosync.record.SyncOutcome;
import io.github.wooautosync.record.SyncRecord;
import io.github.wooautosync.record.SyncRecordId;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.ListQuery;
import io.github.wooautosync.woo.StoreBatch;
import io.github.wooautosync.woo.StoreEntry;
import io.github.wooautosync.woo.StoreResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts into words what would be sent, beside what the store has now. */
final class PreviewWriter {

    private final Connection connection;
    private final ReadOnlyWooClient client;

    PreviewWriter(Connection connection, ReadOnlyWooClient client) {
        this.connection = connection;
        this.client = client;
    }

    /** A product that needs no request. */
    static ProductPreview settled(SyncRecord record, SyncOutcome outcome) {
        if (outcome instanceof SyncOutcome.Failed failed) {
            return refused(record, PreviewAction.REFUSE, failed.error());
        }
        List<String> warnings = new ArrayList<>();
        if (outcome instanceof SyncOutcome.Pushed pushed) {
            pushed.remainder()
                    .filter(SyncOutcome.Remainder.Warned.class::isInstance)
                    .map(SyncOutcome.Remainder.Warned.class::cast)
                    .ifPresent(warned -> warnings.add(warned.warning().message()));
        }
        return new ProductPreview(
                record.productId(),
                record.wooProductId(),
                PreviewAction.NOTHING,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                warnings);
    }

    static ProductPreview refused(SyncRecord record, PreviewAction action, SyncError error) {
        return new ProductPreview(
                record.productId(),
                record.wooProductId(),
                action,
                List.of(),
                Optional.of(error.code()),
                Optional.of(error.message()),
                List.of());
    }

    ProductPreview removed(Removal removal) {
        WhenProductIsDeleted policy = connection.policy().whenProductIsDeleted();
        boolean hides = removal.touches(connection) && policy != WhenProductIsDeleted.DELETE;
        String what = removal.touches(connection)
                ? "it would go from the store by the policy " + policy
                : "only its sync record would go; the store keeps what it has";
        return new ProductPreview(
                removal.record().productId(),
                removal.record().wooProductId(),
                PreviewAction.REMOVE,
                hides
                        ? List.of(new FieldPreview(
                                "status",
                                Optional.empty(),
                                TextNode.valueOf(ProductRemovals.status(policy)).toString()))
                        : List.of(),
                Optional.empty(),
                Optional.of("the PIM does not have this product; " + what),
                List.of());
    }

    /**
     * What these pushes would write.
     *
     * @param variations what would be written of the variations of some of them
     * @param remembered records whose products were removed before and would come back
     */
    Map<SyncRecordId, ProductPreview> write(
            List<PreparedPush> pushes,
            Map<SyncRecordId, List<VariationPreview>> variations,
            Set<SyncRecordId> remembered) {
        Map<SyncRecordId, Map<String, JsonNode>> fields = new LinkedHashMap<>();
        pushes.forEach(push -> fields.put(push.record().id(), fields(push)));
        Map<WooProductId, StoreEntry> before = read(pushes, fields);
        Map<SyncRecordId, ProductPreview> previews = new HashMap<>();
        for (PreparedPush push : pushes) {
            SyncRecordId id = push.record().id();
            Optional<StoreEntry> entry =
                    push.push().target().flatMap(target -> Optional.ofNullable(before.get(target)));
            ProductPreview preview = preview(push, fields.getOrDefault(id, Map.of()), entry, remembered.contains(id));
            previews.put(id, with(variations.getOrDefault(id, List.of()), push, preview));
        }
        return previews;
    }

    /** What travels with the batch, and the images that follow it. */
    private static Map<String, JsonNode> fields(PreparedPush push) {
        Map<String, JsonNode> fields = new LinkedHashMap<>(push.fields().values());
        push.gallery().filter(gallery -> !gallery.missing().isEmpty()).ifPresent(gallery -> {
            JsonNode images = gallery.json(gallery.presentWith(gallery.missing()));
            ImageReferences.fieldOf(push.push()).ifPresent(field -> fields.put(field, images));
        });
        return fields;
    }

    /** One request for all products of a step. */
    private Map<WooProductId, StoreEntry> read(
            List<PreparedPush> pushes, Map<SyncRecordId, Map<String, JsonNode>> fields) {
        Set<String> names = new LinkedHashSet<>(List.of("status"));
        List<String> ids = new ArrayList<>();
        for (PreparedPush push : pushes) {
            push.push().target().ifPresent(target -> {
                ids.add(target.toString());
                names.addAll(fields.getOrDefault(push.record().id(), Map.of()).keySet());
            });
        }
        Map<WooProductId, StoreEntry> entries = new HashMap<>();
        if (!ids.isEmpty()) {
            ListQuery query = ListQuery.all(new AnswerFields(names))
                    .with("include", String.join(",", ids))
                    .with("include_status", "any,trash");
            client.list(StoreResource.PRODUCTS, query)
                    .entries()
                    .forEach(entry -> entries.put(WooProductId.of(entry.id()), entry));
        }
        return entries;
    }

    private ProductPreview preview(
            PreparedPush push, Map<String, JsonNode> fields, Optional<StoreEntry> before, boolean remembered) {
        Set<String> warnings = new LinkedHashSet<>();
        push.warnings().forEach(warning -> warnings.add(warning.error().message()));
        push.gallery().ifPresent(gallery -> {
            for (LinkKey missing : gallery.missing()) {
                warnings.add(
                        "the store would fetch image " + gallery.image(missing).url());
            }
        });
        List<FieldPreview> previews = new ArrayList<>();
        fields.forEach((name, value) -> previews.add(new FieldPreview(
                name,
                before.map(entry -> entry.fields().get(name)).map(JsonNode::toString),
                named(value, warnings).toString())));
        return new ProductPreview(
                push.record().productId(),
                push.push().target(),
                action(push, fields, before, remembered),
                previews,
                Optional.empty(),
                Optional.empty(),
                List.copyOf(warnings));
    }

    private ProductPreview with(List<VariationPreview> variations, PreparedPush push, ProductPreview preview) {
        if (variations.isEmpty()) {
            boolean nothing = preview.fields().isEmpty() && preview.action() == PreviewAction.UPDATE;
            return nothing
                    ? new ProductPreview(
                            preview.productId(),
                            preview.wooProductId(),
                            PreviewAction.NOTHING,
                            List.of(),
                            Optional.empty(),
                            Optional.empty(),
                            preview.warnings())
                    : preview;
        }
        Set<String> warnings = new LinkedHashSet<>(preview.warnings());
        List<FieldPreview> fields = new ArrayList<>(preview.fields());
        fields.add(new FieldPreview(
                DesiredValue.Variants.FIELD,
                before(variations, push).map(JsonNode::toString),
                named(after(variations), warnings).toString()));
        return new ProductPreview(
                preview.productId(),
                preview.wooProductId(),
                preview.action(),
                fields,
                Optional.empty(),
                Optional.empty(),
                List.copyOf(warnings));
    }

    private static ArrayNode after(List<VariationPreview> variations) {
        ArrayNode after = JsonNodeFactory.instance.arrayNode();
        for (VariationPreview variation : variations) {
            ObjectNode item = after.addObject();
            variation.id().ifPresent(id -> item.put("id", id));
            variation.fields().values().forEach(item::set);
            if (variation.isRemoval()) {
                item.put("delete", true);
            }
        }
        return after;
    }

    /** Of those that would be changed, what would be changed. */
    private Optional<ArrayNode> before(List<VariationPreview> variations, PreparedPush push) {
        Map<Long, StoreEntry> known = read(variations, push);
        ArrayNode before = JsonNodeFactory.instance.arrayNode();
        for (VariationPreview variation : variations) {
            if (variation.id().isPresent() && known.containsKey(variation.id().getAsLong())) {
                StoreEntry entry = known.get(variation.id().getAsLong());
                ObjectNode item = before.addObject().put("id", entry.id());
                variation
                        .fields()
                        .names()
                        .forEach(name -> Optional.ofNullable(entry.fields().get(name))
                                .ifPresent(value -> item.set(name, value)));
            }
        }
        return before.isEmpty() ? Optional.empty() : Optional.of(before);
    }

    private Map<Long, StoreEntry> read(List<VariationPreview> variations, PreparedPush push) {
        Set<String> names = new LinkedHashSet<>();
        List<String> ids = new ArrayList<>();
        for (VariationPreview variation : variations) {
            variation.id().ifPresent(id -> ids.add(Long.toString(id)));
            names.addAll(variation.fields().names());
        }
        Map<Long, StoreEntry> entries = new HashMap<>();
        for (int from = 0; from < ids.size(); from += StoreBatch.MAXIMUM_ITEMS) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + StoreBatch.MAXIMUM_ITEMS));
            ListQuery query = ListQuery.all(new AnswerFields(names)).with("include", String.join(",", some));
            client.list(
                            StoreResource.variationsOf(
                                    push.push().target().orElseThrow().value()),
                            query)
                    .entries()
                    .forEach(entry -> entries.put(entry.id(), entry));
        }
        return entries;
    }

    private static PreviewAction action(
            PreparedPush push, Map<String, JsonNode> fields, Optional<StoreEntry> before, boolean remembered) {
        if (push.isCreate()) {
            return PreviewAction.CREATE;
        }
        boolean hidden = before.map(RemovedProducts.State::new)
                .filter(state -> state.isInTrash() || (remembered && state.isHidden()))
                .isPresent();
        if (hidden && fields.containsKey("status")) {
            return PreviewAction.RESTORE;
        }
        return push.record().wooProductId().isPresent() ? PreviewAction.UPDATE : PreviewAction.ADOPT;
    }

    /** Says what an imagined id stands for. */
    private JsonNode named(JsonNode value, Set<String> warnings) {
        if (value instanceof ArrayNode list) {
            ArrayNode copy = list.arrayNode();
            list.forEach(element -> copy.add(named(element, warnings)));
            return copy;
        }
        if (value instanceof ObjectNode object) {
            ObjectNode copy = object.objectNode();
            object.properties().forEach(field -> copy.set(field.getKey(), named(field.getValue(), warnings)));
            return copy;
        }
        Optional<ReadOnlyWooClient.Imagined> made =
                value.isIntegralNumber() ? client.imagined(value.longValue()) : Optional.empty();
        made.ifPresent(thing -> warnings.add("the store would make '" + thing.name() + "' in " + thing.resource()));
        return made.<JsonNode>map(thing -> TextNode.valueOf("new: " + thing.name()))
                .orElse(value);
    }
}
