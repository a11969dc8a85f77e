package io.github.wooautosync.test.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Images in a request: by {@code src} downloaded each time, by {@code id} only looked up (facts 78 to 82, 87, 89). */
final class ImageIntake {

    private final Shop shop;
    private final ImageDownloads downloads;

    ImageIntake(Shop shop, ImageDownloads downloads) {
        this.shop = shop;
        this.downloads = downloads;
    }

    /** For product 0, which is being created. On a failed create the images that did arrive are removed again, on a failed update they stay (fact 82). */
    void applyToProduct(long productId, Props props, @Nullable JsonNode sent) {
        boolean creating = productId == 0;
        if (sent == null || !sent.isContainerNode()) {
            return;
        }
        List<Long> ids = new ArrayList<>();
        List<Long> added = new ArrayList<>();
        try {
            for (JsonNode entry : sent) {
                if (!Php.empty(entry)) {
                    ids.add(take(entry, "woocommerce_product", added));
                }
            }
        } catch (RestError e) {
            if (creating) {
                shop.change(() -> added.forEach(shop::removeMedia));
            }
            throw e;
        }
        attachMain(productId, ids, Set.copyOf(added));
        props.putIds("image_ids", ids);
    }

    /** An update attaches its main image to the product, which bumps the date of an older image once (g-images/14). */
    private void attachMain(long productId, List<Long> ids, Set<Long> added) {
        if (ids.isEmpty() || productId == 0) {
            return;
        }
        shop.change(() -> {
            added.forEach(id -> {
                MediaItem fresh = shop.media(id);
                if (fresh != null) {
                    shop.store(fresh.attachedTo(productId, fresh.modified()));
                }
            });
            MediaItem main = shop.media(ids.get(0));
            if (main != null && main.attachedTo() == 0) {
                shop.store(main.attachedTo(productId, shop.clock().now()));
            }
        });
    }

    /** One image of a variation; anything that names no image removes it (fact 87). */
    long forVariation(JsonNode sent) {
        if (!sent.isObject() || (Php.absint(sent.get("id")) == 0 && Php.empty(sent.get("src")))) {
            return 0;
        }
        return take(sent, "woocommerce_variation", new ArrayList<>());
    }

    /** The image of a term; 0 removes it (fact 89). */
    long forTerm(JsonNode sent) {
        long id = sent.isObject() ? Php.absint(sent.get("id")) : 0;
        if (id == 0 && (!sent.isObject() || Php.empty(sent.get("src")))) {
            return 0;
        }
        long used = id;
        if (id == 0) {
            try {
                used = downloads.fetch(Php.text(sent.get("src")));
            } catch (ImageDownloads.Refused e) {
                throw RestError.of(400, e.code(), e.text());
            }
        }
        describe(used, sent);
        return shop.media(used) == null ? 0 : used;
    }

    private long take(JsonNode entry, String prefix, List<Long> added) {
        long id = entry.isObject() ? Php.absint(entry.get("id")) : 0;
        if (id == 0 && entry.isObject() && !Php.missing(entry.get("src"))) {
            try {
                id = downloads.fetch(Php.text(entry.get("src")));
                if (id != 0) {
                    added.add(id);
                }
            } catch (ImageDownloads.Refused e) {
                throw RestError.of(400, prefix + "_image_upload_error", e.text());
            }
        }
        if (shop.media(id) == null) {
            throw RestError.of(400, prefix + "_invalid_image_id", "#" + id + " is an invalid image ID.");
        }
        describe(id, entry);
        return id;
    }

    /** Changes the media item itself, for all that use it; empty texts change nothing (fact 80). */
    private void describe(long id, JsonNode entry) {
        shop.change(() -> {
            MediaItem item = shop.media(id);
            if (item == null) {
                return;
            }
            if (!Php.empty(entry.get("alt"))) {
                item = item.described(TextFilters.clean(Php.text(entry.get("alt"))));
            }
            if (!Php.empty(entry.get("name"))) {
                item = item.titled(
                        TextFilters.withoutSlashes(Php.text(entry.get("name"))),
                        shop.clock().now());
            }
            shop.store(item);
        });
    }
}
