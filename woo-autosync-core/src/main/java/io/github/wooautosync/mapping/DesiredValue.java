package io.github.wooautosync.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wooautosync.catalog.CategoryPath;
import io.github.wooautosync.catalog.ProductImage;
import io.github.wooautosync.id.ProductId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The value that a store field shall have. A reference speaks in the PIM's words; the engine turns it into ids of the
 * store right before it is sent, so that a fingerprint does not depend on those.
 */
public sealed interface DesiredValue {

    /** Goes out as it is. */
    record Json(JsonNode value) implements DesiredValue {}

    /** Attachments of the store, uploaded where the store does not have them yet. */
    record Images(List<ProductImage> images) implements DesiredValue {

        public Images {
            images = List.copyOf(images);
        }
    }

    /** Categories of the store, created where they are missing. */
    record Categories(List<CategoryPath> paths) implements DesiredValue {

        public Categories {
            paths = List.copyOf(paths);
        }
    }

    /** Brands of the store, created where they are missing. */
    record Brands(List<String> names) implements DesiredValue {

        public Brands {
            names = List.copyOf(names);
        }
    }

    /**
     * Tags of the store, which creates the missing ones itself.
     *
     * @param names without outer spaces, none blank and, letter case ignored, none twice: what a caller gives is cleaned
     */
    record Tags(List<String> names) implements DesiredValue {

        public Tags {
            Map<String, String> distinct = new LinkedHashMap<>();
            names.stream()
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .forEach(name -> distinct.putIfAbsent(name.toLowerCase(Locale.ROOT), name));
            names = List.copyOf(distinct.values());
        }
    }

    /** Attributes of the product; global ones and their terms are created in the store where they are missing. */
    record Attributes(List<DesiredAttribute> attributes) implements DesiredValue {

        public Attributes {
            attributes = List.copyOf(attributes);
        }
    }

    /** Other products, by the ids that the store gave them. */
    record Products(List<ProductId> productIds) implements DesiredValue {

        public Products {
            productIds = List.copyOf(productIds);
        }
    }

    /**
     * Variations of a product, which travel in requests of their own, after the product.
     *
     * @param variants in the order in which shoppers see them; what the store has beyond them is removed by policy, as
     *     far as it once came from the PIM
     * @param createOnly fields that are sent only when a variation is created
     * @param ordered whether the order in the store follows
     */
    record Variants(List<DesiredVariant> variants, Set<String> createOnly, boolean ordered) implements DesiredValue {

        /** The store field that stands for all variations of a product. */
        public static final String FIELD = "variations";

        /** Stands for a fingerprint while the product was just created and its variations are still to follow. */
        public static final String NONE_YET = "none";

        public Variants {
            variants = List.copyOf(variants);
            createOnly = Set.copyOf(createOnly);
        }
    }
}
