package io.github.wooautosync.engine;

import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.WooProductId;
import io.github.wooautosync.record.LinkKey;
import io.github.wooautosync.record.LinkKind;
import io.github.wooautosync.record.LinkStore;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Notes which images a store is about to fetch for a product, before it is asked to. A store shows names of files and not
 * what is in them; so after a lost answer only this tells whether a file of that name is the picture that is wanted now,
 * or the one that it replaced in the PIM meanwhile.
 */
final class UploadMarks {

    /** Different pictures were sent under one name, and nobody knows which of them arrived. */
    private static final long SEVERAL = 1;

    private static final int HEX = 16;
    /** So many digits of a key fit into a positive number. */
    private static final int DIGITS = 15;

    private final LinkStore links;
    private final ConnectionId connectionId;
    private final WooProductId productId;

    UploadMarks(LinkStore links, ConnectionId connectionId, WooProductId productId) {
        this.links = links;
        this.connectionId = connectionId;
        this.productId = productId;
    }

    void put(Gallery gallery, Collection<LinkKey> uploads) {
        Map<LinkKey, Long> marks = new LinkedHashMap<>();
        Map<LinkKey, Long> before =
                links.find(connectionId, keys(gallery, uploads).values());
        keys(gallery, uploads).forEach((image, mark) -> {
            long content = content(image);
            boolean same =
                    before.getOrDefault(mark, content) == content && marks.getOrDefault(mark, content) == content;
            marks.put(mark, same ? content : SEVERAL);
        });
        links.put(connectionId, marks);
    }

    /** The store has said what became of them. */
    void remove(Gallery gallery, Collection<LinkKey> uploads) {
        links.remove(connectionId, Set.copyOf(keys(gallery, uploads).values()));
    }

    /** Those that were sent, while nothing else was under the same name. */
    List<LinkKey> sent(Gallery gallery, Collection<LinkKey> images) {
        Map<LinkKey, LinkKey> keys = keys(gallery, images);
        Map<LinkKey, Long> marks = links.find(connectionId, keys.values());
        return images.stream()
                .filter(image -> marks.getOrDefault(keys.getOrDefault(image, image), 0L) == content(image))
                .toList();
    }

    private Map<LinkKey, LinkKey> keys(Gallery gallery, Collection<LinkKey> images) {
        return images.stream()
                .collect(Collectors.toMap(
                        Function.identity(), image -> key(gallery, image), (one, same) -> one, LinkedHashMap::new));
    }

    private LinkKey key(Gallery gallery, LinkKey image) {
        String file = ImageReadBack.fileName(gallery.image(image).url());
        return LinkKey.of(LinkKind.UPLOAD, List.of(productId.toString(), file));
    }

    private static long content(LinkKey image) {
        return Math.max(SEVERAL + 1, Long.parseLong(image.text().substring(0, DIGITS), HEX));
    }
}
