package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wooautosync.catalog.ProductImage;
import io.github.wooautosync.mapping.DesiredVariant;
import io.github.wooautosync.record.LinkKey;
import io.github.wooautosync.record.LinkStore;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.StoreEntry;
import io.github.wooautosync.woo.StoreFields;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.WooException;
import io.github.wooautosync.woo.WooFailure;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The images of the variations of one product. One that the store has goes by its id together with the other fields; one
 * that it lacks is fetched for one variation, after the fields of all, and goes by id to the others. A broken image is a
 * warning. Used by one thread.
 */
final class VariationImages {

    private static final String FIELD = DesiredVariant.IMAGE;
    private static final String INVALID_IMAGE_ID = "woocommerce_variation_invalid_image_id";
    private static final AnswerFields ANSWER = AnswerFields.of(FIELD);

    private final LinkStore links;
    private final ImageRules rules;
    private final StoreRound round;
    private final StoreResource variations;
    private final Map<LinkKey, Long> ids = new HashMap<>();
    private final Set<LinkKey> refused = new HashSet<>();

    VariationImages(LinkStore links, ImageRules rules, StoreRound round, StoreResource variations) {
        this.links = links;
        this.rules = rules;
        this.round = round;
        this.variations = variations;
    }

    static boolean isStale(WooFailure failure) {
        return failure.detail().code().equals(INVALID_IMAGE_ID);
    }

    /** Holds back the images that the store does not have. */
    void prepare(List<VariationWork> works) {
        Set<LinkKey> keys = new LinkedHashSet<>();
        for (VariationWork work : works) {
            work.openImage().ifPresent(keys::add);
        }
        ids.putAll(keys.isEmpty() ? Map.of() : links.find(round.connectionId(), keys));
        for (VariationWork work : works) {
            work.openImage().filter(key -> !ids.containsKey(key)).ifPresent(key -> holdBack(work, key));
        }
    }

    private void holdBack(VariationWork work, LinkKey key) {
        Optional<FieldWarning> objection = work.image().flatMap(rules::objection);
        if (objection.isPresent() && refused.add(key)) {
            work.withhold(FIELD, objection.get());
        } else {
            work.withhold(FIELD);
        }
    }

    /** Whether the store lacks the image of a variation and would be told to fetch it. */
    boolean mayFetch(VariationWork work) {
        return work.openImage()
                .filter(key -> !ids.containsKey(key) && !refused.contains(key))
                .isPresent();
    }

    /** Those fields with the image by its source. */
    StoreFields fetched(VariationWork work, StoreFields fields) {
        Map<String, JsonNode> more = new LinkedHashMap<>(fields.values());
        work.image().ifPresent(image -> more.put(FIELD, bySource(image)));
        return new StoreFields(more);
    }

    /** The image of a variation as the store knows it; without one its image goes. */
    ObjectNode byId(VariationWork work) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        Optional<ProductImage> image = work.image();
        node.put("id", image.map(Gallery::keyOf).map(ids::get).orElse(0L));
        image.ifPresent(shown -> describe(node, shown));
        return node;
    }

    /** The shop deleted the image from its media library: it is fetched anew. */
    void drop(LinkKey key, List<VariationWork> works) {
        links.remove(round.connectionId(), List.of(key));
        ids.remove(key);
        works.stream()
                .filter(work -> work.openImage().filter(key::equals).isPresent())
                .forEach(work -> work.withhold(FIELD));
    }

    /** Lets the store fetch each missing image once; then the other variations may name it by its id. */
    void upload(List<VariationWork> works) {
        Map<LinkKey, VariationWork> firsts = new LinkedHashMap<>();
        for (VariationWork work : works) {
            work.openImage()
                    .filter(key -> work.target().isPresent() && !refused.contains(key))
                    .ifPresent(key -> firsts.putIfAbsent(key, work));
        }
        firsts.forEach((key, first) -> {
            if (!ids.containsKey(key)) {
                upload(key, first);
            }
            if (ids.containsKey(key)) {
                works.stream()
                        .filter(work -> work.openImage().filter(key::equals).isPresent())
                        .forEach(work -> work.release(FIELD));
            }
        });
    }

    private void upload(LinkKey key, VariationWork work) {
        if (!round.mayWrite().getAsBoolean()) {
            throw new LeaseLostException();
        }
        ProductImage image = work.image().orElseThrow();
        try {
            StoreEntry entry = round.client()
                    .update(
                            variations,
                            work.target().getAsLong(),
                            new StoreFields(Map.of(FIELD, bySource(image))),
                            ANSWER);
            long id = entry.fields().path(FIELD).path("id").asLong(0);
            if (id > 0) {
                ids.put(key, id);
                links.put(round.connectionId(), Map.of(key, id));
                work.stored(Set.of(FIELD), entry);
                work.release(FIELD);
            } else {
                refuse(key, work, "the store did not say what became of it");
            }
        } catch (WooException failed) {
            WooFailure failure = failed.failure();
            boolean ofTheImage = failure instanceof WooFailure.InvalidData
                    || failure instanceof WooFailure.Conflict
                    || (failure instanceof WooFailure.Doubtful doubtful && !doubtful.storeMayStillBeWorking());
            if (!ofTheImage) {
                throw failed;
            }
            refuse(key, work, failure.detail().message());
        }
    }

    private void refuse(LinkKey key, VariationWork work, String why) {
        refused.add(key);
        work.withhold(
                FIELD,
                FieldWarning.passing(
                        FailureCode.IMAGE_FAILED,
                        "the store could not take image "
                                + work.image().orElseThrow().url()
                                + " of " + work + " (" + why
                                + "); check that everybody can open this URL and that it shows an image"));
    }

    private static ObjectNode bySource(ProductImage image) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("src", image.url().toString());
        describe(node, image);
        return node;
    }

    /** An empty text would not clear it (fact 80). */
    private static void describe(ObjectNode node, ProductImage image) {
        image.altText().filter(text -> !text.isBlank()).ifPresent(text -> node.put("alt", text));
    }
}
