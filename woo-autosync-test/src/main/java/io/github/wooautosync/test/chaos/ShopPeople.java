package io.github.wooautosync.test.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/** Shop owners at work: in fields that are theirs, in fields that are not, and with the axe. */
final class ShopPeople {

    private final Catalogue catalogue;
    private final List<ChaosShop> shops;
    private final Random random;
    private long edits;

    ShopPeople(Catalogue catalogue, List<ChaosShop> shops, long seed) {
        this.catalogue = catalogue;
        this.shops = shops;
        this.random = new Random(seed);
    }

    long edits() {
        return edits;
    }

    void work(int times) {
        for (ChaosShop shop : shops) {
            for (int i = 0; i < times; i++) {
                catalogue
                        .any(random)
                        .filter(product -> shop.isExported(product.id()))
                        .ifPresent(product -> shop.shown(product).ifPresent(shown -> work(shop, shown)));
            }
        }
    }

    private void work(ChaosShop shop, ObjectNode shown) {
        edits++;
        // While SKUs move in the PIM it may be another product that shows this one.
        long productId = CatalogueProduct.idIn(shown.path("name").asText());
        long wooId = shown.path("id").asLong();
        int draw = random.nextInt(100);
        if (draw < 60) {
            String words = "The shop's own words " + edits;
            shop.store().editAsShopOwner(wooId, product -> product.put(ChaosShop.SHOPS_OWN, "<p>" + words + "</p>"));
            shop.wrote(wooId, "<p>" + words + "</p>");
            return;
        }
        shop.disturbed(productId);
        if (draw < 80) {
            shop.store().editAsShopOwner(wooId, product -> product.put("regular_price", "1.23"));
        } else if (draw < 88) {
            shop.store().deleteAsShopOwner(wooId);
        } else if (draw < 94) {
            shop.store().trashAsShopOwner(wooId);
        } else {
            dropMedia(shop, shown.path("images"));
        }
    }

    private void dropMedia(ChaosShop shop, JsonNode images) {
        if (!images.isEmpty()) {
            long mediaId = images.path(0).path("id").asLong();
            shop.dropMedia(images.path(0).path("src").asText(), mediaId);
        }
    }
}
