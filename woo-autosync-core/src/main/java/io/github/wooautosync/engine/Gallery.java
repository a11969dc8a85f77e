package io.github.wooautosync.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wooautosync.catalog.ProductImage;
import io.github.wooautosync.mapping.DesiredValue;
import io.github.wooautosync.record.LinkKey;
import io.github.wooautosync.record.LinkKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The images of one product in the order in which the store shall show them, and which of them it has. The same image
 * twice is shown once. An image is known by its content hash, or by its URL where it has none. Not safe for use by several threads.
 */
final class Gallery {

    private final Map<LinkKey, ProductImage> images = new LinkedHashMap<>();
    private final Map<LinkKey, Long> ids = new HashMap<>();
    private final Map<LinkKey, FieldWarning> failures = new LinkedHashMap<>();

    Gallery(List<ProductImage> wanted) {
        wanted.forEach(image -> images.putIfAbsent(keyOf(image), image));
    }

    static LinkKey keyOf(ProductImage image) {
        return LinkKey.of(
                LinkKind.MEDIA,
                image.contentHash()
                        .map(hash -> List.of("hash", hash))
                        .orElseGet(() -> List.of("url", image.url().toString())));
    }

    Set<LinkKey> keys() {
        return images.keySet();
    }

    ProductImage image(LinkKey key) {
        ProductImage image = images.get(key);
        if (image == null) {
            throw new IllegalArgumentException("this gallery has no image " + key);
        }
        return image;
    }

    Optional<Long> id(LinkKey key) {
        return Optional.ofNullable(ids.get(key));
    }

    void learn(Map<LinkKey, Long> links) {
        links.forEach((key, id) -> {
            if (images.containsKey(key)) {
                ids.put(key, id);
            }
        });
    }

    void forget(Collection<LinkKey> stale) {
        stale.forEach(ids::remove);
    }

    /** The store will not show this one, for now or for good. */
    void fail(LinkKey key, FieldWarning warning) {
        failures.put(key, warning);
    }

    boolean hasFailed(LinkKey key) {
        return failures.containsKey(key);
    }

    List<FieldWarning> warnings() {
        return List.copyOf(failures.values());
    }

    /** What the store must still fetch, in order. */
    List<LinkKey> missing() {
        return images.keySet().stream()
                .filter(key -> !ids.containsKey(key) && !failures.containsKey(key))
                .toList();
    }

    /** What the store has, in order. */
    List<LinkKey> present() {
        return images.keySet().stream()
                .filter(key -> ids.containsKey(key) && !failures.containsKey(key))
                .toList();
    }

    /** What the store has together with some that it shall fetch now, in order. */
    List<LinkKey> presentWith(Collection<LinkKey> uploads) {
        Set<LinkKey> shown = new LinkedHashSet<>(present());
        shown.addAll(uploads);
        return images.keySet().stream().filter(shown::contains).toList();
    }

    /** As a product of the store names them: by id where it has one, because each URL is fetched anew (fact 78). */
    ArrayNode json(List<LinkKey> shown) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (LinkKey key : shown) {
            ObjectNode entry = list.addObject();
            id(key).ifPresentOrElse(
                            id -> entry.put("id", id),
                            () -> entry.put("src", image(key).url().toString()));
            // An empty text would not clear it (fact 80).
            image(key).altText().filter(text -> !text.isBlank()).ifPresent(text -> entry.put("alt", text));
        }
        return list;
    }

    /** Those images as a value of the PIM. */
    DesiredValue.Images value(List<LinkKey> shown) {
        return new DesiredValue.Images(shown.stream().map(this::image).toList());
    }

    /** Whether nothing at all can be shown of what is wanted. */
    boolean isHopeless() {
        return !images.isEmpty() && failures.size() == images.size();
    }

    /** The ids in a list of images that the store answered. */
    static List<Long> idsIn(JsonNode answered) {
        List<Long> found = new ArrayList<>();
        answered.forEach(image -> found.add(image.path("id").asLong(0)));
        return found;
    }
}
