package io.github.wooautosync.test.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wooautosync.ProductSyncStatus;
import io.github.wooautosync.catalog.Product;
import io.github.wooautosync.catalog.ProductField;
import io.github.wooautosync.catalog.ProductImage;
import io.github.wooautosync.catalog.Variant;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.record.SyncStatus;
import io.github.wooautosync.test.store.FakeStore;
import io.github.wooautosync.test.store.Fault;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Images of variations: one each, fetched once, and never in the way of prices. */
class VariantImageTest {

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
    void anImageOfManyVariantsAndOfTheProductIsFetchedOnce() {
        Shirts shirts = new Shirts(scenario.pim, 1)
                .change(1, shows("red.png"))
                .change(2, shows("red.png"))
                .change(3, shows("blue.png"))
                .with(gallery("red.png"))
                .save();

        scenario.export(connection, 1);

        assertThat(store.imageDownloads()).isEqualTo(2);
        assertThat(image(shirts, 1)).isEqualTo(image(shirts, 2)).isNotEqualTo(image(shirts, 3));
        assertThat(store.product(shirts.parent(store))
                        .path("images")
                        .path(0)
                        .path("id")
                        .asLong())
                .isEqualTo(image(shirts, 1));
        assertThat(status().syncStatus()).isEqualTo(SyncStatus.SYNCED);
        assertThat(status().warningMessage()).isEmpty();
        store.clearRequests();
        edited();
        assertThat(store.requests()).isEmpty();
    }

    @Test
    void exportsDoNotFetchAgain() {
        Shirts shirts = new Shirts(scenario.pim, 1)
                .change(1, shows("red.png"))
                .change(2, shows("blue.png"))
                .save();
        for (int push = 0; push < 5; push++) {
            scenario.export(connection, 1);
        }

        assertThat(store.imageDownloads()).isEqualTo(2);
        assertThat(image(shirts, 1)).isPositive();
    }

    @Test
    void anImageIsChangedAndTakenAway() {
        Shirts shirts = new Shirts(scenario.pim, 1)
                .change(1, shows("red.png"))
                .change(2, shows("blue.png"))
                .save();
        scenario.export(connection, 1);
        long blue = image(shirts, 2);

        shirts.change(1, shows("blue.png"))
                .change(2, variant -> variant.clear(ProductField.IMAGES))
                .save();
        edited();

        assertThat(image(shirts, 1)).isEqualTo(blue);
        assertThat(image(shirts, 2)).isZero();
        assertThat(store.imageDownloads()).isEqualTo(2);
    }

    @Test
    void aBrokenImageHoldsUpNothing() {
        images.breaks("broken.png");
        Shirts shirts = new Shirts(scenario.pim, 1)
                .change(1, variant -> shows("broken.png").apply(variant).price("11.00"))
                .change(2, shows("good.png"))
                .with(gallery("good.png"))
                .save();

        scenario.export(connection, 1);

        assertThat(shirts.prices(store)).containsEntry("1", "11.00");
        assertThat(image(shirts, 2)).isPositive();
        assertThat(store.product(shirts.parent(store)).path("images")).hasSize(1);
        assertThat(status().warningCode()).contains("image_failed");
        assertThat(status().warningMessage().orElseThrow()).contains("broken.png", "v1");

        images.mends("broken.png");
        scenario.advance(LONG);
        assertThat(image(shirts, 1)).isPositive();
        assertThat(status().warningMessage()).isEmpty();
    }

    @Test
    void anImageThatNoStoreCanFetchIsNotSent() {
        Shirts shirts = new Shirts(scenario.pim, 1)
                .change(
                        1,
                        variant -> variant.image(ProductImage.of("ftp://pim.example/a.png"))
                                .price("11.00"))
                .save();

        scenario.export(connection, 1);

        assertThat(shirts.prices(store)).containsEntry("1", "11.00");
        assertThat(status().warningCode()).contains("image_address_refused");
        assertThat(store.imageDownloads()).isZero();
    }

    @Test
    void anImageThatTheShopDeletedIsFetchedAnew() {
        Shirts shirts = new Shirts(scenario.pim, 1)
                .change(1, shows("red.png"))
                .change(2, variant -> variant.price("10.00"))
                .save();
        scenario.export(connection, 1);
        long red = image(shirts, 1);
        store.deleteMediaAsShopOwner(red);

        shirts.change(2, variant -> shows("red.png").apply(variant).price("22.00"))
                .save();
        edited();

        assertThat(image(shirts, 2)).isPositive().isNotEqualTo(red);
        assertThat(shirts.prices(store)).containsEntry("2", "22.00");
        assertThat(store.imageDownloads()).isEqualTo(2);
        assertThat(status().warningMessage()).isEmpty();
    }

    @Test
    void aLostAnswerAboutAnImageLosesNoFields() {
        AtomicInteger hits = new AtomicInteger();
        store.faults()
                .onRequest(
                        request -> request.method().equals("PUT")
                                && request.path().contains("/variations/")
                                && hits.incrementAndGet() == 1,
                        Fault.gatewayTimeoutAfterWork());
        Shirts shirts = new Shirts(scenario.pim, 1).change(1, shows("red.png")).save();

        scenario.export(connection, 1);
        assertThat(shirts.prices(store)).containsEntry("1", "10.00");
        scenario.advance(LONG);
        scenario.advance(LONG);

        assertThat(image(shirts, 1)).isPositive();
        assertThat(shirts.variations(store)).hasSize(1);
        assertThat(status().syncStatus()).isEqualTo(SyncStatus.SYNCED);
        assertThat(status().warningMessage()).isEmpty();
    }

    private UnaryOperator<Variant.Builder> shows(String name) {
        return variant -> variant.image(ProductImage.of(images.url(name)).withAltText("of " + name));
    }

    private UnaryOperator<Product.Builder> gallery(String name) {
        return product -> product.images(ProductImage.of(images.url(name)));
    }

    /** The id of the image that a variation shows; 0 when it shows none. */
    private long image(Shirts shirts, int size) {
        JsonNode shown = shirts.variation(store, size);
        return shown.path("images").path(0).path("id").asLong(0);
    }

    private void edited() {
        scenario.edited(1);
        scenario.sync();
    }

    private ProductSyncStatus status() {
        return scenario.status(connection, 1);
    }
}
