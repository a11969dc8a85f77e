package io.github.wooautosync.test.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wooautosync.ExportRequest;
import io.github.wooautosync.ProductSyncStatus;
import io.github.wooautosync.catalog.ProductField;
import io.github.wooautosync.catalog.ProductImage;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.id.ProductId;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.test.store.FakeStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was left open is made up for as soon as it can be, and when a person asks for it. */
class WaitingProductsTest {

    private static final Duration LONG = Duration.ofHours(2);

    private final ImageServer images = new ImageServer();
    private final Scenario scenario = Scenario.stepped();
    private final FakeStore store = scenario.store("A");
    private final ConnectionId connection = scenario.connect(store);

    @AfterEach
    void close() {
        scenario.close();
        images.close();
    }

    @Test
    void aLinkIsAddedAsSoonAsItsTargetArrives() {
        scenario.pim.put(1, product -> product.set(ProductField.UP_SELLS, List.of(ProductId.of(2))));
        scenario.export(connection, 1);
        for (int i = 0; i < 20; i++) {
            scenario.advance(LONG);
        }
        assertThat(status(1).warningCode()).contains("linked_product_missing");

        scenario.pim.put(2, "10.00");
        scenario.export(connection, 2);
        scenario.sync();

        assertThat(upSells(1)).containsExactly(wooId(2));
        assertThat(status(1).warningCode()).isEmpty();
    }

    @Test
    void aWholeCatalogueThatLinksForwardsIsLinkedAtTheEnd() {
        for (int id = 1; id <= 300; id++) {
            ProductId next = ProductId.of(id % 300 + 1);
            scenario.pim.put(id, product -> product.set(ProductField.UP_SELLS, List.of(next)));
        }
        store.clearRequests();

        scenario.export(connection, ToyPim.ids(1, 300));
        scenario.sync();

        for (int id = 1; id <= 300; id++) {
            assertThat(upSells(id)).containsExactly(wooId(id % 300 + 1));
        }
        assertThat(store.writes()).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void aRetryAlsoTriesWhatOnlyHasAWarning() {
        images.breaks("a.png");
        scenario.pim.put(1, product -> product.images(ProductImage.of(images.url("a.png"))));
        scenario.pim.put(2, product -> product.set(ProductField.TAX_CLASS, "luxury"));
        scenario.export(connection, 1, 2);
        for (int i = 0; i < 30; i++) {
            scenario.advance(LONG);
        }
        assertThat(status(1).warningCode()).contains("image_failed");
        assertThat(status(2).warningCode()).contains("tax_class_unknown");

        images.mends("a.png");
        assertThat(scenario.library.status().retry(connection, List.of())).isEqualTo(2);
        scenario.sync();

        assertThat(product(1).path("images")).hasSize(1);
        assertThat(status(1).warningCode()).isEmpty();
        assertThat(status(2).warningCode()).contains("tax_class_unknown");
    }

    @Test
    void aManualExportTriesFailedImagesAlsoWhereAutomaticUpdatesAreOff() {
        scenario.library.connections().update(OwnerId.SINGLE, connection, settings -> settings.withAutoSync(false));
        images.breaks("a.png");
        scenario.pim.put(1, product -> product.images(ProductImage.of(images.url("a.png"))));
        scenario.export(connection, 1);
        assertThat(status(1).warningCode()).contains("image_failed");
        images.mends("a.png");

        scenario.library
                .exports()
                .export(ExportRequest.of(connection, ProductId.of(1)).asPartialUpdate());

        assertThat(product(1).path("images")).hasSize(1);
        assertThat(status(1).warningCode()).isEmpty();
        assertThat(status(1).syncStatus()).isEqualTo(SyncStatus.SYNCED);
    }

    @Test
    void anAdoptedProductKeepsTheImagesThatItHas() {
        try (FakeStore shop = scenario.store("B")) {
            ConnectionId first = scenario.connect(shop);
            scenario.pim.put(
                    1,
                    product -> product.images(
                            ProductImage.of(images.url("shirt.png")), ProductImage.of(images.url("shirt-1.png"))));
            scenario.export(first, 1);
            List<Long> before = ids(shop);
            scenario.library.connections().delete(OwnerId.SINGLE, first);
            int downloads = shop.imageDownloads();

            ConnectionId again = scenario.connect(shop);
            scenario.pim.put(
                    1,
                    product -> product.images(
                            ProductImage.of(images.url("shirt-1.png")),
                            ProductImage.of(images.url("shirt.png")),
                            ProductImage.of(images.url("back.png"))));
            scenario.export(again, 1);

            List<Long> after = ids(shop);
            assertThat(after).hasSize(3).startsWith(before.get(1), before.get(0));
            assertThat(shop.imageDownloads()).isEqualTo(downloads + 1);
        }
    }

    @Test
    void filesThatNoStoreTakesAreExplained() {
        scenario.pim.put(1, product -> product.images(ProductImage.of(images.url("logo.svg"))));

        scenario.export(connection, 1);

        assertThat(status(1).warningCode()).contains("image_type_refused");
        assertThat(status(1).warningMessage().orElseThrow()).contains(".svg").contains(".png");
    }

    private static List<Long> ids(FakeStore shop) {
        List<Long> ids = new ArrayList<>();
        shop.productsBySku("SKU-1")
                .get(0)
                .path("images")
                .forEach(image -> ids.add(image.path("id").asLong()));
        return ids;
    }

    private ProductSyncStatus status(long id) {
        return scenario.status(connection, id);
    }

    private long wooId(long id) {
        return status(id).wooProductId().orElseThrow().value();
    }

    private com.fasterxml.jackson.databind.JsonNode product(long id) {
        return store.product(wooId(id));
    }

    private List<Long> upSells(long id) {
        List<Long> found = new ArrayList<>();
        product(id).path("upsell_ids").forEach(value -> found.add(value.asLong()));
        return found;
    }
}
