package io.github.wooautosync.engine;

import io.github.wooautosync.record.LinkKey;
import io.github.wooautosync.record.LinkStore;
import io.github.wooautosync.woo.AnswerFields;
import io.github.wooautosync.woo.StoreResource;
import io.github.wooautosync.woo.WooException;
import io.github.wooautosync.woo.WooFailure;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Forgets images that the shop deleted from its media library: the store refuses a whole update that names such an id
 * (fact 81), and says which one only in a sentence.
 */
final class StaleImages {

    private static final String INVALID_IMAGE_ID = "woocommerce_product_invalid_image_id";
    private static final AnswerFields IMAGES = AnswerFields.of("images");

    private final LinkStore links;

    StaleImages(LinkStore links) {
        this.links = links;
    }

    static boolean isMeantBy(WooFailure failure) {
        return failure.detail().code().equals(INVALID_IMAGE_ID);
    }

    /** Forgets what the product does not show any more, or all where that explains nothing. False: nothing was known. */
    boolean drop(StoreRound round, PlannedPush push, Gallery gallery) {
        List<LinkKey> known = gallery.present();
        Set<Long> alive = alive(round, push);
        List<LinkKey> gone = known.stream()
                .filter(key -> gallery.id(key).filter(alive::contains).isEmpty())
                .toList();
        List<LinkKey> stale = gone.isEmpty() ? known : gone;
        links.remove(round.connectionId(), stale);
        gallery.forget(stale);
        return !stale.isEmpty();
    }

    private static Set<Long> alive(StoreRound round, PlannedPush push) {
        if (push.isCreate()) {
            return Set.of();
        }
        try {
            return new HashSet<>(Gallery.idsIn(round.client()
                    .get(StoreResource.PRODUCTS, push.target().orElseThrow().value(), IMAGES)
                    .fields()
                    .path("images")));
        } catch (WooException unreadable) {
            return Set.of();
        }
    }
}
