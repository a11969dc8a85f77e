package io.github.wooautosync.test.chaos;

import io.github.wooautosync.AutoSyncService;
import io.github.wooautosync.id.OwnerId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** People who change products in the PIM, each change followed by the call that a host makes. */
final class PimPeople {

    private final Catalogue catalogue;
    private final List<ChaosShop> shops;
    private final Chance chance;
    private final Journal journal;
    private final VariantPeople variants;
    private final Deque<CatalogueProduct> deleted = new ArrayDeque<>();
    private final Set<Long> swapped = new HashSet<>();
    private Random random = new Random(0);
    private long edits;

    PimPeople(Catalogue catalogue, List<ChaosShop> shops, Chance chance, Journal journal) {
        this.catalogue = catalogue;
        this.shops = shops;
        this.chance = chance;
        this.journal = journal;
        this.variants = new VariantPeople(catalogue);
    }

    long edits() {
        return edits;
    }

    /** What happened in the steps before does not change the choices of this one. */
    void begin(int step) {
        random = new Random(chance.of(step).seed());
        catalogue.begin(random.nextLong());
        variants.begin(random.nextLong());
    }

    void edit(AutoSyncService autoSync, int times) {
        for (int i = 0; i < times; i++) {
            catalogue.any(random).ifPresent(product -> edit(autoSync, product));
        }
    }

    private void edit(AutoSyncService autoSync, CatalogueProduct product) {
        edits++;
        int draw = random.nextInt(100);
        journal.note("edit of " + product.key() + " " + draw);
        if (product.isVariable() && draw % 2 == 0 && draw < 96) {
            updated(autoSync, variants.change(product));
        } else if (draw < 40) {
            updated(autoSync, product.withPrice(catalogue.cents()));
        } else if (draw < 45) {
            thereAndBack(autoSync, product);
        } else if (draw < 60) {
            updated(autoSync, product.reworded());
        } else if (draw < 70) {
            updated(autoSync, product.withSale(product.saleCents() == 0 ? product.cents() / 2 : 0));
        } else if (draw < 78) {
            updated(autoSync, product.filedUnder(catalogue.categories(), catalogue.tags()));
        } else if (draw < 85) {
            put(product.withColours(catalogue.colours()));
            autoSync.autoSyncAttributeUpdate(product.productId(), OwnerId.SINGLE);
        } else if (draw < 92) {
            illustrate(autoSync, product);
        } else if (draw < 96) {
            updated(autoSync, product.withSku(catalogue.newSku(product.id())));
        } else if (draw < 98) {
            swapSkus(autoSync, product);
        } else {
            delete(autoSync, product);
        }
    }

    private void updated(AutoSyncService autoSync, CatalogueProduct product) {
        put(product);
        autoSync.autoSyncProductUpdate(product.productId(), OwnerId.SINGLE);
    }

    private void put(CatalogueProduct product) {
        catalogue.put(product);
    }

    private void thereAndBack(AutoSyncService autoSync, CatalogueProduct product) {
        updated(autoSync, product.withPrice(catalogue.cents()).reworded());
        updated(autoSync, product);
    }

    private void illustrate(AutoSyncService autoSync, CatalogueProduct product) {
        if (product.gallery().isEmpty()) {
            return;
        }
        List<Picture> gallery = product.gallery().get();
        put(product.withGallery(
                random.nextInt(3) == 0 ? catalogue.retouched(gallery) : catalogue.gallery(product.id())));
        autoSync.autoSyncAssetUpdate(product.productId(), OwnerId.SINGLE);
    }

    private void swapSkus(AutoSyncService autoSync, CatalogueProduct product) {
        Optional<CatalogueProduct> other = catalogue.any(random).filter(found -> found.id() != product.id());
        // What was deleted and is not exported again holds on to the SKU that it had: that needs a person, too.
        if (other.filter(found -> found.life() == 1 && product.life() == 1).isPresent()) {
            swapped.add(product.id());
            swapped.add(other.get().id());
            put(product.withSku(other.get().sku()));
            put(other.get().withSku(product.sku()));
            autoSync.autoSyncProductUpdates(
                    List.of(product.productId(), other.get().productId()), OwnerId.SINGLE);
        }
    }

    private void delete(AutoSyncService autoSync, CatalogueProduct product) {
        // What is left in the store may still have a SKU that another product is to get: that needs a person.
        if (swapped.contains(product.id())) {
            return;
        }
        catalogue.remove(product.id());
        shops.forEach(shop -> shop.deletedInPim(product));
        deleted.add(product);
        if (random.nextBoolean()) {
            autoSync.cleanupProductSyncData(product.productId());
        } else {
            // Hosts that do not tell deletions apart.
            autoSync.autoSyncProductUpdate(product.productId(), OwnerId.SINGLE);
        }
    }

    /** Somebody wants a deleted product back; it has to be exported again. */
    Optional<CatalogueProduct> restore() {
        CatalogueProduct old = random.nextInt(3) > 0 ? deleted.poll() : null;
        if (old == null) {
            return Optional.empty();
        }
        boolean underNewSkus = random.nextInt(3) == 0;
        CatalogueProduct restored = underNewSkus
                ? old.reborn(catalogue.newSku(old.id())).withVariants(variants.underNewSkus(old))
                : old.reborn(old.sku());
        journal.note(restored.key() + " is back with SKU " + restored.sku());
        put(restored);
        return Optional.of(restored);
    }
}
