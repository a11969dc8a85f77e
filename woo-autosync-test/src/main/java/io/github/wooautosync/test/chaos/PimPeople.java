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
    private final Random random;
    private final Deque<CatalogueProduct> deleted = new ArrayDeque<>();
    private final Set<Long> swapped = new HashSet<>();
    private long edits;

    PimPeople(Catalogue catalogue, List<ChaosShop> shops, long seed) {
        this.catalogue = catalogue;
        this.shops = shops;
        this.random = new Random(seed);
    }

    long edits() {
        return edits;
    }

    void edit(AutoSyncService autoSync, int times) {
        for (int i = 0; i < times; i++) {
            catalogue.any(random).ifPresent(product -> edit(autoSync, product));
        }
    }

    private void edit(AutoSyncService autoSync, CatalogueProduct product) {
        edits++;
        int draw = random.nextInt(100);
        if (draw < 40) {
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
        if (other.isPresent()) {
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
        shops.forEach(shop -> shop.leaveBehind(product));
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
        CatalogueProduct old = deleted.poll();
        if (old == null) {
            return Optional.empty();
        }
        String sku = random.nextInt(3) == 0 ? catalogue.newSku(old.id()) : old.sku();
        CatalogueProduct restored = old.reborn(sku);
        put(restored);
        return Optional.of(restored);
    }
}
