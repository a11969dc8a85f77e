package io.github.wooautosync.record;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which variation of a store one variant of the PIM is.
 *
 * @param variantId the PIM's id of the variant, unique within its product
 * @param wooVariationId the variation in the store; positive
 * @param position its place among its siblings that was given to the store; 0 when none was
 * @param fingerprints field of the variation to hash of the value that the store is known to have
 */
public record VariantLink(String variantId, long wooVariationId, int position, Map<String, String> fingerprints) {

    public VariantLink {
        if (variantId.isBlank()) {
            throw new IllegalArgumentException("the id of a variant must not be blank");
        }
        if (wooVariationId <= 0) {
            throw new IllegalArgumentException(
                    "a store gives positive ids, but variant " + variantId + " has " + wooVariationId);
        }
        fingerprints = Collections.unmodifiableMap(new LinkedHashMap<>(fingerprints));
    }
}
