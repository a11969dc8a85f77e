package io.github.wooautosync.engine;

import io.github.wooautosync.record.LinkKey;
import io.github.wooautosync.woo.SkuKey;
import java.util.Optional;

/** Something in a store that two requests must not write at once. */
sealed interface Claim {

    /** Two that take one SKU at the same moment can both get it (fact 58). */
    record Sku(SkuKey key) implements Claim {

        @Override
        public Optional<SkuKey> sku() {
            return Optional.of(key);
        }
    }

    /** Two that have one image fetched get two (fact 78). */
    record Image(LinkKey key) implements Claim {}

    /** Images of products are fetched one product after the other: the store is at work for each as long as its server. */
    record Uploads() implements Claim {}

    default Optional<SkuKey> sku() {
        return Optional.empty();
    }
}
