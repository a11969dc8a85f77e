package io.github.wooautosync.test.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/** What people do to the variants of a product. */
final class VariantPeople {

    private final Catalogue catalogue;
    private final Map<Long, CatalogueVariant> removed = new HashMap<>();
    private Random random = new Random(0);

    VariantPeople(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    void begin(long seed) {
        random = new Random(seed);
    }

    CatalogueProduct change(CatalogueProduct product) {
        List<CatalogueVariant> variants = new ArrayList<>(product.variants());
        int draw = random.nextInt(100);
        if (draw < 30) {
            some(variants, variant -> variant.withPrice(catalogue.cents()));
        } else if (draw < 38) {
            some(variants, variant -> variant.withSale(variant.saleCents() == 0 ? variant.cents() / 2 : 0));
        } else if (draw < 45) {
            some(variants, CatalogueVariant::restocked);
        } else if (draw < 50) {
            some(variants, CatalogueVariant::reworded);
        } else if (draw < 58) {
            illustrate(product.id(), variants);
        } else if (draw < 63) {
            some(variants, variant -> variant.hasSku() ? variant.withSku(catalogue.newSku(product.id())) : variant);
        } else if (draw < 71) {
            rotateSkus(variants);
        } else if (draw < 77) {
            resize(variants);
        } else if (draw < 86) {
            add(product.id(), variants);
        } else if (draw < 94) {
            remove(product.id(), variants);
        } else {
            Collections.shuffle(variants, random);
        }
        return product.withVariants(List.copyOf(variants));
    }

    private void some(List<CatalogueVariant> variants, UnaryOperator<CatalogueVariant> change) {
        int number = 1 + random.nextInt(3);
        for (int i = 0; i < number; i++) {
            int index = random.nextInt(variants.size());
            variants.set(index, change.apply(variants.get(index)));
        }
    }

    private void illustrate(long id, List<CatalogueVariant> variants) {
        int index = random.nextInt(variants.size());
        Optional<Picture> before = variants.get(index).picture();
        if (before.isPresent() && random.nextInt(3) == 0) {
            // The siblings that show the same file show its new edition, too.
            Picture retouched = catalogue.retouched(before.get());
            variants.replaceAll(variant -> variant.picture()
                            .filter(shown -> shown.file().equals(retouched.file()))
                            .isPresent()
                    ? variant.showing(Optional.of(retouched))
                    : variant);
        } else {
            Optional<Picture> shown =
                    random.nextInt(4) == 0 ? Optional.empty() : Optional.of(catalogue.variantPicture(id));
            variants.set(index, variants.get(index).showing(shown));
        }
    }

    /** Two or three siblings pass their SKUs on. */
    private void rotateSkus(List<CatalogueVariant> variants) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < variants.size() && places.size() < 2 + random.nextInt(2); i++) {
            if (variants.get(i).hasSku()) {
                places.add(i);
            }
        }
        if (places.size() > 1) {
            List<String> skus =
                    places.stream().map(place -> variants.get(place).sku()).toList();
            for (int i = 0; i < places.size(); i++) {
                variants.set(places.get(i), variants.get(places.get(i)).withSku(skus.get((i + 1) % skus.size())));
            }
        }
    }

    /** One gets a size that was free, or two swap theirs. */
    private void resize(List<CatalogueVariant> variants) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < variants.size(); i++) {
            if (variants.get(i).hasSku()) {
                places.add(i);
            }
        }
        if (places.isEmpty()) {
            return;
        }
        Collections.shuffle(places, random);
        CatalogueVariant one = variants.get(places.get(0));
        if (places.size() > 1 && random.nextBoolean()) {
            CatalogueVariant other = variants.get(places.get(1));
            variants.set(places.get(0), one.withSize(other.size()));
            variants.set(places.get(1), other.withSize(one.size()));
        } else {
            catalogue.freeSize(variants).ifPresent(size -> variants.set(places.get(0), one.withSize(size)));
        }
    }

    private void add(long id, List<CatalogueVariant> variants) {
        CatalogueVariant old = removed.remove(id);
        if (old != null && isFree(old, variants) && random.nextBoolean()) {
            Optional<Picture> picture = old.picture().map(shown -> catalogue.current(shown.file()));
            variants.add(random.nextInt(variants.size() + 1), old.showing(picture));
            return;
        }
        int number = 1 + random.nextInt(4);
        for (int i = 0; i < number; i++) {
            catalogue
                    .newVariant(id, variants)
                    .ifPresent(added -> variants.add(random.nextInt(variants.size() + 1), added));
        }
    }

    private static boolean isFree(CatalogueVariant old, List<CatalogueVariant> variants) {
        return variants.stream()
                .noneMatch(variant -> variant.size().equals(old.size())
                        || (old.hasSku() && variant.sku().equals(old.sku())));
    }

    /** Sometimes a new one gets what the removed one had. */
    private void remove(long id, List<CatalogueVariant> variants) {
        int number = Math.min(1 + random.nextInt(3), variants.size() - 1);
        for (int i = 0; i < number; i++) {
            CatalogueVariant gone = variants.remove(random.nextInt(variants.size()));
            if (random.nextInt(4) == 0 && gone.hasSku()) {
                catalogue.newVariant(id, variants).ifPresent(heir -> variants.add(heir.withSku(gone.sku())));
            } else {
                removed.put(id, gone);
            }
        }
    }

    /** All that have a SKU get another one. */
    List<CatalogueVariant> underNewSkus(CatalogueProduct product) {
        removed.remove(product.id());
        return product.variants().stream()
                .map(variant -> variant.hasSku() ? variant.withSku(catalogue.newSku(product.id())) : variant)
                .toList();
    }
}
